import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { readEventForStaff } from '~/domain/events/queries.server'
import { type Board, readBoard } from '~/domain/fleet/board-queries.server'
import { crewMissing } from '~/domain/fleet/crew-missing.server'
import { letGoOfDrive } from '~/domain/fleet/let-go-of-drive.server'
import { type MoveRefusal, moveDrive } from '~/domain/fleet/move-drive.server'
import { never } from '~/domain/kernel/result'
import { isUuid } from '~/domain/kernel/uuid'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, formatDay, formatPlace, formatTime } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { eventSections } from '~/web/event-sections'
import { redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'
import { tellDrive, tellLines } from './tell-board'

export async function loadBoard({ request, params }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request)
  const { db } = getCtx()
  const event = (await readEventForStaff(db, actor, params.eventId ?? '')) ?? notFound()
  const zone = event.timeZone
  const board = await readBoard(db, actor, event)
  const around = { board, zone, locale }
  const dayOf = (drive: Board['drives'][number]) => dayInZone(drive.startsAt, zone)
  const days = [...new Set(board.drives.map(dayOf))]
  const wished = new URL(request.url).searchParams.get('day') ?? ''
  const today = dayInZone(new Date(), zone)
  const day = [wished, today].find(one => days.includes(one)) ?? days[0] ?? ''
  const drives = board.drives.filter(drive => dayOf(drive) === day)
  return {
    frame: { locale, accent: event.brand.accent },
    sections: eventSections(actor, { id: event.id, brandId: event.brand.id }, locale),
    id: event.id,
    title: event.title[locale],
    place: formatPlace(zone, locale),
    day,
    dayName: day && formatDay(day, locale, { weekday: true }),
    days: days.map(one => ({
      day: one,
      name: formatDay(one, locale, { weekday: true, year: false, capital: true }),
    })),
    without: board.drives.filter(drive => drive.unitId === null).length,
    drives: drives.map(drive => tellDrive(drive, around)),
    lines: drives.length > 0 ? tellLines(drives, around) : null,
    units: board.units.map(({ id, name, modelId }) => ({ id, name, modelId })),
    instructors: board.instructors.map(({ id, name }) => ({ id, name })),
  }
}

/** Places a drive by hand, or lets the plan have it again. */
export async function postBoard({ request, params }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request)
  const { db } = getCtx()
  const event = (await readEventForStaff(db, actor, params.eventId ?? '')) ?? notFound()
  const t = translate(copy, locale)
  const form = await request.formData()
  if (form.get('intent') === 'crew') {
    const given = await crewMissing(getCtx(), actor, { eventId: event.id })
    if (!given.ok) return notFound()
    const { crewed } = given.value
    const text = crewed > 0 ? t('crewed', { count: crewed }) : t('crewedNone')
    return redirectWith(paths.staffEventBoard(event.id), { tone: crewed > 0 ? 'good' : 'warn', text })
  }
  const [reservationId, slotId] = ['reservationId', 'slotId'].map(name => String(form.get(name) ?? ''))
  if (!reservationId || !slotId || ![reservationId, slotId].every(isUuid)) return malformed()
  const which = { eventId: event.id, reservationId, slotId }
  const day = String(form.get('day') ?? '')
  const back = (tone: 'good' | 'warn', text: string) =>
    redirectWith(paths.staffEventBoard(event.id, /^\d{4}-\d\d-\d\d$/.test(day) ? day : null), { tone, text })
  if (form.get('intent') === 'let_go') {
    const freed = await letGoOfDrive(getCtx(), actor, which)
    if (freed.ok) return back('good', t('freed'))
    return freed.reason === 'busy' ? back('warn', t('busy')) : notFound()
  }
  const chosen = (name: string) => form.get(name)?.toString() || undefined
  const moved = await moveDrive(getCtx(), actor, {
    ...which,
    unitId: chosen('unitId'),
    instructorId: chosen('instructorId'),
  })
  if (moved.ok) return back('good', t('placed'))
  if (moved.reason === 'not_found') return notFound()
  return back('warn', tellRefusal(moved, await readBoard(db, actor, event), event.timeZone, locale))
}

type Refused = Exclude<MoveRefusal, { reason: 'not_found' }>

function tellRefusal(refusal: Refused, board: Board, zone: string, locale: Locale): string {
  const t = translate(copy, locale)
  switch (refusal.reason) {
    case 'begun':
    case 'not_here':
    case 'other_model':
    case 'needs_none':
    case 'busy':
      return t(refusal.reason)
    case 'away':
      return t(`away_${refusal.what}`)
    case 'taken': {
      const { reservationId, startsAt } = refusal.by
      const name = board.drives.find(drive => drive.reservationId === reservationId)?.member ?? ''
      return t(`taken_${refusal.what}`, { name, hour: formatTime(startsAt, zone, locale) })
    }
    default:
      return never(refusal)
  }
}
