import type { Bilingual } from '~/shared/copy'

/** What people who come count on. Instants are ISO 8601 in UTC, as they are kept. */
export type ToldFacts = {
  venue: string
  city: string
  /** The place in full, for those who are expected; empty while it was not told. */
  address: string
  timeZone: string
  startsAt: string
  endsAt: string
  replyClosesAt: string
  dressCode: Bilingual
  slots: { id: string; startsAt: string; endsAt: string }[]
}

/** Hours on the clock of a place. */
export type ToldHours = { startsAt: string; endsAt: string; timeZone: string }

/** One thing that is no longer as it was told. */
export type ToldChange =
  | { what: 'place'; before: { venue: string; city: string }; after: { venue: string; city: string } }
  | { what: 'address'; before: string; after: string }
  | { what: 'hours'; before: ToldHours; after: ToldHours }
  | { what: 'slot'; slotId: string; before: ToldHours; after: ToldHours }
  | { what: 'replies'; before: { at: string; timeZone: string }; after: { at: string; timeZone: string } }
  | { what: 'dress_code'; before: Bilingual; after: Bilingual }

/**
 * What is no longer as it was told, in the order in which it is said. What had not been told yet is no change, and a
 * slot that is the whole of the event says nothing that its hours do not.
 */
export function diffTold(before: ToldFacts, after: ToldFacts): ToldChange[] {
  const changes: ToldChange[] = []
  const hours = hoursOf(before, before, after)
  if (hours) changes.push({ what: 'hours', ...hours })
  for (const slot of before.slots) {
    const now = after.slots.find(({ id }) => id === slot.id)
    const moved = now && hoursOf(slot, before, after, now)
    if (moved && !(isSpan(slot, before) && isSpan(now, after)))
      changes.push({ what: 'slot', slotId: slot.id, ...moved })
  }
  if (before.venue !== after.venue || before.city !== after.city)
    changes.push({ what: 'place', before: placeOf(before), after: placeOf(after) })
  if (before.address !== '' && before.address !== after.address)
    changes.push({ what: 'address', before: before.address, after: after.address })
  if (before.dressCode.fr !== '' && !isSame(before.dressCode, after.dressCode))
    changes.push({ what: 'dress_code', before: before.dressCode, after: after.dressCode })
  if (before.replyClosesAt !== after.replyClosesAt)
    changes.push({ what: 'replies', before: repliesOf(before), after: repliesOf(after) })
  return changes
}

/** Whether it is another time or another place: then nobody who had reserved is held to it. */
export function movesThem(changes: readonly ToldChange[]): boolean {
  return changes.some(
    ({ what }) => what === 'hours' || what === 'slot' || what === 'place' || what === 'address',
  )
}

/** What someone knows of it: the address is for the confirmed, and of the slots each knows their own. */
export function seenBy(
  facts: ToldFacts,
  reader: { isConfirmed: boolean; slotIds: readonly string[] },
): ToldFacts {
  return {
    ...facts,
    address: reader.isConfirmed ? facts.address : '',
    slots: facts.slots.filter(({ id }) => reader.slotIds.includes(id)),
  }
}

type Span = { startsAt: string; endsAt: string }

function hoursOf(span: Span, before: ToldFacts, after: ToldFacts, now: Span = after) {
  const isOther = !isSpan(span, now) || before.timeZone !== after.timeZone
  const told = ({ startsAt, endsAt }: Span, timeZone: string): ToldHours => ({ startsAt, endsAt, timeZone })
  return isOther ? { before: told(span, before.timeZone), after: told(now, after.timeZone) } : null
}

function isSpan(one: Span, other: Span): boolean {
  return one.startsAt === other.startsAt && one.endsAt === other.endsAt
}

function isSame(one: Bilingual, other: Bilingual): boolean {
  return one.fr === other.fr && one.en === other.en
}

const placeOf = ({ venue, city }: ToldFacts) => ({ venue, city })
const repliesOf = ({ replyClosesAt, timeZone }: ToldFacts) => ({ at: replyClosesAt, timeZone })
