import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { type HostedHour, listHostedHours, listHostingFlows } from '~/domain/applications/host-queries.server'
import { publishHours } from '~/domain/applications/publish-hours.server'
import { withdrawHour } from '~/domain/applications/withdraw-hour.server'
import { readClub } from '~/domain/brands/read-club.server'
import { listTimeZones } from '~/domain/events/local-time'
import { brandsOf } from '~/domain/kernel/actor'
import { never } from '~/domain/kernel/result'
import { type Locale, translate } from '~/shared/copy'
import { capitalize, dayInZone, formatDay, formatPlace, formatTime } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'
import { type HoursForm, hoursForm } from './hours-form'
import { tellHoursRefusal } from './tell-refusal'

const mayHost = (who: Parameters<typeof brandsOf>[0]) => brandsOf(who).length > 0

export async function loadInterviews({ request }: LoaderFunctionArgs) {
  const { actor, person, locale } = await requireStaff(request, mayHost)
  const { db } = getCtx()
  const flows = await listHostingFlows(db, actor)
  const zone = person.timeZone ?? (await readClub(db)).homeTimeZone
  return {
    frame: { locale },
    flows: flows.map(({ id, name, minutes }) => ({ value: id, label: name[locale], minutes })),
    zone,
    zones: listTimeZones(zone),
    days: groupByDay(await listHostedHours(db, actor), zone, locale),
  }
}

/** Publishes hours, or withdraws one. */
export async function postInterviews({ request }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request, mayHost)
  const t = translate(copy, locale)
  const form = await request.formData()
  const withdraw = form.get('withdraw')
  if (typeof withdraw === 'string') {
    const answer = await withdrawHour(getCtx(), actor, withdraw)
    if (answer.ok) return leadBack('info', t('withdrawn'))
    if (answer.reason === 'not_found') notFound()
    return leadBack('warn', t('takenMeanwhile'))
  }
  const read = hoursForm.safeParse(Object.fromEntries(form))
  if (!read.success) malformed()
  return publish(actor, read.data, locale)
}

async function publish(actor: Parameters<typeof publishHours>[1], hours: HoursForm, locale: Locale) {
  const t = translate(copy, locale)
  const answer = await publishHours(getCtx(), actor, hours)
  if (answer.ok) return leadBack('good', t('published', { count: answer.value.hours }))
  switch (answer.reason) {
    case 'not_found':
      return notFound()
    case 'from':
    case 'to':
    case 'ends_before':
    case 'too_short':
    case 'too_many':
    case 'past':
    case 'overlaps':
      return data({ ...tellHoursRefusal(answer, hours, locale), typed: hours }, { status: 422 })
    default:
      return never(answer)
  }
}

function leadBack(tone: 'good' | 'info' | 'warn', text: string): Response {
  return redirectWith(paths.staffInterviews(), { tone, text })
}

/** Whose clock and which programme is said only where it is not plain. */
function groupByDay(hours: readonly HostedHour[], ownZone: string, locale: Locale) {
  const isOneProgramme = new Set(hours.map(({ flowId }) => flowId)).size < 2
  const days = new Map<string, HostedHour[]>()
  for (const hour of hours) {
    const day = dayInZone(hour.startsAt, hour.timeZone)
    days.set(day, [...(days.get(day) ?? []), hour])
  }
  return [...days].map(([day, list]) => ({
    day,
    name: capitalize(formatDay(day, locale, { weekday: true })),
    hours: list.map(hour => ({
      id: hour.id,
      time: `${formatTime(hour.startsAt, hour.timeZone, locale)} – ${formatTime(hour.endsAt, hour.timeZone, locale)}`,
      zone: hour.timeZone === ownZone ? '' : formatPlace(hour.timeZone, locale),
      place: hour.place,
      programme: isOneProgramme ? '' : hour.programme[locale],
      host: hour.hostName,
      mayWithdraw: hour.isOwn && hour.applicant === null,
      applicant: hour.applicant,
    })),
  }))
}
