import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { checkIn } from '~/domain/attendance/check-in.server'
import { countIn, findParties } from '~/domain/attendance/door-list'
import { readDoorList } from '~/domain/attendance/read-door-list.server'
import { undoCheckIn } from '~/domain/attendance/undo-check-in.server'
import { readWalkInSlots } from '~/domain/attendance/walk-in-slots.server'
import { readClub } from '~/domain/brands/read-club.server'
import { readEventForDoor } from '~/domain/events/queries.server'
import { translate } from '~/shared/copy'
import { daysInZone, formatDays, formatTime } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { readFlash, redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'
import { doorPress } from './schema'
import { tellRefusal } from './tell'
import { receiveWalkIn } from './walk-in.server'

/**
 * The page itself names nobody, so that a device may keep it: its script asks for the guest list and keeps that apart.
 * Without a script, a search by name shows those whom it finds.
 */
export async function loadDoor({ request, params }: LoaderFunctionArgs) {
  const { actor, person, locale } = await requireStaff(request)
  const ctx = getCtx()
  const event = (await readEventForDoor(ctx.db, actor, params.eventId ?? '')) ?? notFound()
  const sought = new URL(request.url).searchParams.get('q')
  const list = sought === null ? null : await readDoorList(ctx, actor, event.id, locale)
  const walkInSlots = await readWalkInSlots(ctx.db, actor, event.id)
  const { flash, headers } = readFlash(request)
  return data(
    {
      frame: { locale, accent: event.brand.accent },
      flash,
      clubName: (await readClub(ctx.db)).name,
      brandName: event.brand.name,
      id: event.id,
      title: event.title[locale],
      timeZone: event.timeZone,
      when: formatDays(daysInZone(event.startsAt, event.endsAt, event.timeZone), locale, { capital: true }),
      from: formatTime(event.startsAt, event.timeZone, locale),
      keeper: person.givenName,
      walkInSlots:
        walkInSlots?.map(({ id, label, startsAt }) => ({
          id,
          label: [formatTime(startsAt, event.timeZone, locale), label[locale]].filter(Boolean).join(', '),
        })) ?? null,
      sought: sought ?? '',
      found: list && {
        // Each button has its stamp before it is pressed, so that pressed twice it is one.
        parties: findParties(list, sought ?? '').map(party => ({
          ...party,
          seats: party.seats.map(seat => ({ ...seat, nextStamp: randomUUID() })),
        })),
        ...countIn(list),
      },
    },
    { headers },
  )
}

/** What the page does without a script: it checks in, and takes back. */
export async function postDoor({ request, params }: ActionFunctionArgs) {
  const { actor, person, locale } = await requireStaff(request)
  const ctx = getCtx()
  const event = (await readEventForDoor(ctx.db, actor, params.eventId ?? '')) ?? notFound()
  const read = doorPress.safeParse(Object.fromEntries(await request.formData()))
  if (!read.success) return malformed()
  const press = read.data
  if (press.intent === 'walk_in') return receiveWalkIn({ actor, person, locale }, event.id, press)
  const t = translate(copy, locale)
  const back = (tone: 'good' | 'warn', text: string) =>
    redirectWith(`${paths.door(event.id)}?q=${encodeURIComponent(press.q)}`, { tone, text })
  if (press.intent === 'undo') {
    const undone = await undoCheckIn(ctx, actor, { eventId: event.id, stampId: press.stampId })
    return undone.ok ? back('good', t('undone')) : notFound()
  }
  const { reservationId, position, stampId } = press
  const answer = await checkIn(ctx, actor, {
    eventId: event.id,
    reservationId,
    position,
    stampId,
    agoMs: 0,
    device: person.givenName,
    offline: false,
  })
  if (!answer.ok)
    return answer.reason === 'not_found' ? notFound() : back('warn', tellRefusal(answer, locale))
  const { outcome, standing } = answer.value
  if (outcome === 'in' || !standing) return back('good', t('isIn'))
  const time = formatTime(standing.cameAt, event.timeZone, locale)
  return back('warn', t('alreadyIn', { time, device: standing.device }))
}
