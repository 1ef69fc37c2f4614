import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { changeCapacity } from '~/domain/events/change-capacity.server'
import { readEventForStaff } from '~/domain/events/queries.server'
import { readRooms } from '~/domain/events/room-queries.server'
import { brandsOf, type SignedIn } from '~/domain/kernel/actor'
import { type HandOfferRefusal, offerByHand } from '~/domain/waitlist/offer-by-hand.server'
import { lineRules } from '~/domain/waitlist/schema'
import { setLineRules } from '~/domain/waitlist/set-line-rules.server'
import { readLineForStaff } from '~/domain/waitlist/staff-queries.server'
import { type TakeOffRefusal, takeOff } from '~/domain/waitlist/take-off.server'
import { type Locale, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { eventSections } from '~/web/event-sections'
import { redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'
import { tellEnded, tellRoom, tellRow } from './tell'

export async function loadLine({ request, params }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request, who => brandsOf(who).length > 0)
  const { db } = getCtx()
  const event = (await readEventForStaff(db, actor, params.eventId ?? '')) ?? notFound()
  const line = (await readLineForStaff(db, actor, event.id)) ?? notFound()
  return {
    frame: { locale, accent: event.brand.accent },
    sections: eventSections(actor, { id: event.id, brandId: event.brand.id }, locale),
    title: event.title[locale],
    order: line.order,
    head: line.head,
    seats: line.line.reduce((sum, { seats }) => sum + seats, 0),
    line: line.line.map(row => tellRow(row, line, event.timeZone, locale)),
    rooms: (await readRooms(db, event.id)).map(room => tellRoom(room, event.timeZone, locale)),
    ended: line.ended.map(row => tellEnded(row, event.timeZone, locale)),
  }
}

/** What this page changes: the rules of the line, and one party of it. */
export async function postLine({ request, params }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request, who => brandsOf(who).length > 0)
  const eventId = params.eventId ?? ''
  const form = await request.formData()
  const asked = { eventId, entryId: String(form.get('entryId')), reason: String(form.get('reason') ?? '') }
  switch (form.get('intent')) {
    case 'rules':
      return saveRules(actor, eventId, form, locale)
    case 'seats':
      return saveSeats(actor, eventId, form, locale)
    case 'offer': {
      const offered = await offerByHand(getCtx(), actor, asked)
      return offered.ok ? back(eventId, 'good', 'given', locale) : refuseWith(eventId, offered.reason, locale)
    }
    case 'take_off': {
      const taken = await takeOff(getCtx(), actor, asked)
      return taken.ok ? back(eventId, 'good', 'takenOff', locale) : refuseWith(eventId, taken.reason, locale)
    }
    default:
      return malformed()
  }
}

async function saveRules(actor: SignedIn, eventId: string, form: FormData, locale: Locale) {
  const rules = lineRules.safeParse({ order: form.get('order'), head: form.get('head') })
  if (!rules.success) return malformed()
  const saved = await setLineRules(getCtx(), actor, { eventId, ...rules.data })
  return saved.ok ? back(eventId, 'good', 'saved', locale) : notFound()
}

const seatsForm = z.object({
  /** None: the bound over all slots. */
  slotId: z.uuid().nullable().default(null),
  seats: z.coerce.number().int().min(1).max(100_000),
  because: z.string().max(500).default(''),
})

async function saveSeats(actor: SignedIn, eventId: string, form: FormData, locale: Locale) {
  const asked = seatsForm.safeParse(Object.fromEntries(form))
  if (!asked.success) return malformed()
  const changed = await changeCapacity(getCtx(), actor, { eventId, ...asked.data })
  if (changed.ok)
    return back(eventId, 'good', changed.value.overbooked ? 'overbookedSaved' : 'seatsSaved', locale)
  if (changed.reason === 'not_found') return notFound()
  const words = asked.data.slotId === null ? 'boundTaken' : 'seatsTaken'
  const text = translate(copy, locale)(words, { taken: changed.taken })
  return redirectWith(paths.staffEventWaitlist(eventId), { tone: 'warn', text })
}

function refuseWith(
  eventId: string,
  reason: HandOfferRefusal['reason'] | TakeOffRefusal['reason'],
  locale: Locale,
) {
  if (reason === 'not_found') return notFound()
  return back(eventId, 'warn', reason === 'over' ? 'isOver' : reason, locale)
}

type Told =
  | 'given'
  | 'takenOff'
  | 'saved'
  | 'seatsSaved'
  | 'overbookedSaved'
  | 'isOver'
  | 'no_reason'
  | 'not_waiting'
  | 'has_seats'
  | 'no_seats'

function back(eventId: string, tone: 'good' | 'warn', key: Told, locale: Locale) {
  return redirectWith(paths.staffEventWaitlist(eventId), { tone, text: translate(copy, locale)(key) })
}
