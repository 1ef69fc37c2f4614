import { Temporal } from 'temporal-polyfill'
import type { Bilingual } from '~/shared/copy'
import { type DraftProblem, problemsOfDraft } from '../events/draft'
import { readLocalTime, writeLocalTime } from '../events/local-time'
import { diffTold, type ToldFacts } from '../events/told-facts'
import type { StaffEvent } from '../events/types'
import { allow, type Result, refuse } from '../kernel/result'

/** How a published event should be told from now on. */
export type ToldWish = {
  venue: string
  city: string
  address: string
  timeZone: string
  startsAt: Date
  endsAt: Date
  replyClosesAt: Date
  dressCode: Bilingual
  /** `follow`: each slot moves by as many days and minutes of the wall clock as the beginning does. */
  slots: 'follow' | readonly { id: string; startsAt: Date; endsAt: Date }[]
}

export type ToldProblem =
  | { reason: 'invalid'; problems: DraftProblem[] }
  | { reason: 'nothing' }
  /** An hour of a slot does not exist, or comes twice, on its new day. */
  | { reason: 'clock_changes' }
  | { reason: 'slot_backwards' }
  | { reason: 'slots_outside' }
  | { reason: 'dress_in_both' }
  /** What was told of the place or the dress may become other, and not nothing. */
  | { reason: 'told_already' }
  | { reason: 'past' }

/**
 * What an event would tell if it were changed so, or what keeps it from being. Slots that are the whole of it keep being
 * so; nothing else of the event is touched.
 */
export function planChange(
  event: StaffEvent,
  before: ToldFacts,
  wish: ToldWish,
  now: Date,
): Result<ToldFacts, ToldProblem> {
  const problems = problemsOfDraft({ ...event, ...wish, deposit: event.deposit })
  if (problems.length > 0) return refuse({ reason: 'invalid', problems })
  const dress = { fr: wish.dressCode.fr.trim(), en: wish.dressCode.en.trim() }
  if ((dress.fr === '') !== (dress.en === '')) return refuse({ reason: 'dress_in_both' })
  if (before.address !== '' && wish.address.trim() === '') return refuse({ reason: 'told_already' })
  const slots = moveSlots(before, wish)
  if (!slots) return refuse({ reason: 'clock_changes' })
  const after: ToldFacts = {
    venue: wish.venue.trim(),
    city: wish.city.trim(),
    address: wish.address.trim(),
    timeZone: wish.timeZone,
    startsAt: wish.startsAt.toISOString(),
    endsAt: wish.endsAt.toISOString(),
    replyClosesAt: wish.replyClosesAt.toISOString(),
    dressCode: dress,
    slots,
  }
  if (after.slots.some(slot => slot.endsAt <= slot.startsAt)) return refuse({ reason: 'slot_backwards' })
  if (isOutsideNow(before, after)) return refuse({ reason: 'slots_outside' })
  const isNew =
    before.address !== after.address || before.dressCode.fr !== dress.fr || before.dressCode.en !== dress.en
  if (!isNew && diffTold(before, after).length === 0) return refuse({ reason: 'nothing' })
  if (after.startsAt !== before.startsAt && wish.startsAt <= now) return refuse({ reason: 'past' })
  return allow(after)
}

type Slot = ToldFacts['slots'][number]

function moveSlots(before: ToldFacts, wish: ToldWish): Slot[] | null {
  const moved = before.slots.map((slot): Slot | null => {
    const isWhole = slot.startsAt === before.startsAt && slot.endsAt === before.endsAt
    if (isWhole)
      return { id: slot.id, startsAt: wish.startsAt.toISOString(), endsAt: wish.endsAt.toISOString() }
    if (wish.slots !== 'follow') {
      const own = wish.slots.find(({ id }) => id === slot.id)
      return own
        ? { id: slot.id, startsAt: own.startsAt.toISOString(), endsAt: own.endsAt.toISOString() }
        : slot
    }
    const [startsAt, endsAt] = [slot.startsAt, slot.endsAt].map(instant => follow(instant, before, wish))
    return startsAt && endsAt ? { id: slot.id, startsAt, endsAt } : null
  })
  const all = moved.flatMap(slot => (slot ? [slot] : []))
  return all.length === moved.length ? all : null
}

/** The same way along the wall clock as the event's beginning goes; null where clocks skip or repeat the hour. */
function follow(instant: string, before: ToldFacts, wish: ToldWish): string | null {
  const wall = (at: string | Date, zone: string) => {
    const { date, time } = writeLocalTime(new Date(at), zone)
    return Temporal.PlainDateTime.from(`${date}T${time}`)
  }
  const way = wall(before.startsAt, before.timeZone).until(wall(wish.startsAt, wish.timeZone), {
    largestUnit: 'day',
  })
  const there = wall(instant, before.timeZone).add(way)
  const time = there.toPlainTime().toString({ smallestUnit: 'minute' })
  const read = readLocalTime(there.toPlainDate().toString(), time, wish.timeZone)
  return read.ok ? read.instant.toISOString() : null
}

/** A slot lies outside the event that did not before. */
function isOutsideNow(before: ToldFacts, after: ToldFacts): boolean {
  const isOutside = (slot: Slot, of: ToldFacts) => slot.startsAt < of.startsAt || slot.endsAt > of.endsAt
  return after.slots.some(slot => {
    const was = before.slots.find(({ id }) => id === slot.id)
    return isOutside(slot, after) && !(was && isOutside(was, before))
  })
}
