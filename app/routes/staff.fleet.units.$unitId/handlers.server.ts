import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { readClub } from '~/domain/brands/read-club.server'
import { writeLocalTime } from '~/domain/events/local-time'
import { liftOutage } from '~/domain/fleet/lift-outage.server'
import { readOutages } from '~/domain/fleet/outage-queries.server'
import { readUnit } from '~/domain/fleet/queries.server'
import { recordOutage } from '~/domain/fleet/record-outage.server'
import { retireFromFleet } from '~/domain/fleet/retire-from-fleet.server'
import { brandsOf, type SignedIn } from '~/domain/kernel/actor'
import { never } from '~/domain/kernel/result'
import { type Locale, translate } from '~/shared/copy'
import { formatMoment, formatPlace } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'
import { type OutageForm, readForm, readSpan } from './outage-form'
import { lookAhead } from './tell-plan.server'

const keepsFleet = (actor: SignedIn) => brandsOf(actor).length > 0

export async function loadUnit({ request, params }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request, keepsFleet)
  const { db } = getCtx()
  const unit = (await readUnit(db, actor, params.unitId ?? '')) ?? notFound()
  const { outages, zone } = await readTimes(unit.id)
  const t = translate(copy, locale)
  const typed = readForm(new URL(request.url).searchParams)
  const now = writeLocalTime(new Date(), zone)
  const tell = (moment: Date) => formatMoment(moment, zone, locale)
  return {
    frame: { locale, accent: unit.accent },
    id: unit.id,
    name: unit.name,
    modelName: unit.modelName,
    state: unit.isOut ? t('isOut') : t('available'),
    outages: outages.map(({ id, from, until, because }) => ({
      id,
      because,
      when: until
        ? t('fromTo', { from: tell(from), to: tell(until) })
        : t(from <= new Date() ? 'since' : 'from', { from: tell(from) }),
    })),
    zoneLabel: t('zone', { place: formatPlace(zone, locale) }),
    form: typed ?? {
      fromDate: now.date,
      fromTime: now.time,
      untilDate: '',
      untilTime: '',
      because: '',
    },
    ahead: typed && (await lookAhead(actor, unit.id, typed, zone, locale)),
  }
}

async function readTimes(unitId: string) {
  const { db } = getCtx()
  const { outages, timeZone } = await readOutages(db, unitId)
  return { outages, zone: timeZone ?? (await readClub(db)).homeTimeZone }
}

/** Takes the unit out as it was shown, brings it back, or takes it out of the fleet. */
export async function postUnit({ request, params }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request, keepsFleet)
  const unit = (await readUnit(getCtx().db, actor, params.unitId ?? '')) ?? notFound()
  const t = translate(copy, locale)
  const form = await request.formData()
  const back = (tone: 'good' | 'warn', text: string, path = paths.staffUnit(unit.id)) =>
    redirectWith(path, { tone, text })
  switch (form.get('intent')) {
    case 'lift': {
      const lifted = await liftOutage(getCtx(), actor, {
        unitId: unit.id,
        outageId: String(form.get('outageId')),
      })
      return lifted.ok ? back('good', t('lifted')) : notFound()
    }
    case 'retire': {
      const gone = await retireFromFleet(getCtx(), actor, { kind: 'unit', id: unit.id })
      if (gone.ok) return back('good', t('retired'), paths.staffFleet())
      return gone.reason === 'in_use' ? back('warn', t('in_use', { count: gone.drives })) : notFound()
    }
    case 'apply': {
      const typed = readForm(form) ?? malformed()
      return apply(actor, unit.id, typed, String(form.get('mark')), locale)
    }
    default:
      return malformed()
  }
}

async function apply(actor: SignedIn, unitId: string, typed: OutageForm, mark: string, locale: Locale) {
  const t = translate(copy, locale)
  const span = readSpan(typed, (await readTimes(unitId)).zone)
  const again = `${paths.staffUnit(unitId)}?${new URLSearchParams(typed)}`
  if (!span || typed.because === '') return redirectWith(again, { tone: 'warn', text: t('unclear') })
  const done = await recordOutage(getCtx(), actor, { unitId, ...span, because: typed.because, mark })
  if (done.ok) {
    const { moved, lost } = done.value
    const text = t('applied', {
      kept: t('keptShort', { count: moved }),
      lost: t('lostShort', { count: lost }),
    })
    return redirectWith(paths.staffUnit(unitId), { tone: 'good', text })
  }
  switch (done.reason) {
    case 'not_found':
      return notFound()
    case 'backwards':
      return redirectWith(again, { tone: 'warn', text: t('backwards') })
    case 'moved_on':
      return redirectWith(again, { tone: 'warn', text: t('moved_on') })
    default:
      return never(done)
  }
}
