import { sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import { type AgeFacts, firstDayAt } from '../eligibility/ages'
import { readOwnFacts } from './own-facts.server'
import { asLicence } from './read-answer'
import { listQuestions } from './store.server'
import type { EventQuestion } from './types'

type Asked = {
  eventId: string
  personId: string
  brandId: string
  minAge: number | null
  minLicenceYears: number | null
  startsAt: Date
  timeZone: string
}

/**
 * What an event asks of the age and the licence of its guests, and what its house knows of this person: what they
 * answered for this very event, else a fact of theirs. Null where it asks neither.
 */
export async function readAges(db: DatabaseOrTx, asked: Asked): Promise<AgeFacts | null> {
  const { minAge, minLicenceYears } = asked
  if (minAge === null && minLicenceYears === null) return null
  const answers = await readLatest(db, asked)
  const facts = await readOwnFacts(db, asked)
  const bornOn = answers.get('birth_date') ?? facts.get('birth_date')?.value
  const licensedOn = asLicence(answers.get('licence'))?.since ?? facts.get('licence_since')?.value ?? null
  return {
    minAge,
    minLicenceYears,
    day: firstDayAt(asked.startsAt, asked.timeZone),
    bornOn: typeof bornOn === 'string' ? bornOn : null,
    licensedOn,
    isBirthKnown: typeof bornOn === 'string',
    isLicenceKnown: licensedOn !== null,
    isAsked: false,
  }
}

/** The questions that a booking puts to this person right there, because nothing is known that would answer them. */
export async function questionsAtBooking(
  db: DatabaseOrTx,
  eventId: string,
  ages: AgeFacts | null,
): Promise<EventQuestion[]> {
  if (!ages) return []
  const needed = [
    ...(ages.minAge !== null && ages.bornOn === null ? ['birth_date'] : []),
    ...(ages.minLicenceYears !== null && ages.licensedOn === null ? ['licence'] : []),
  ]
  if (needed.length === 0) return []
  return (await listQuestions(db, eventId)).filter(({ kind }) => needed.includes(kind))
}

/** What they answered for this event in the latest of their reservations that is not over, by the kind of the question. */
async function readLatest(
  db: DatabaseOrTx,
  { eventId, personId }: { eventId: string; personId: string },
): Promise<Map<string, unknown>> {
  const rows = await db
    .selectFrom('reservation_answers as a')
    .innerJoin('reservations as r', 'r.id', 'a.reservation_id')
    .innerJoin('event_questions as q', 'q.id', 'a.question_id')
    .select(['q.kind', 'a.value'])
    .where('r.event_id', '=', eventId)
    .where('r.person_id', '=', personId)
    .where('r.state', 'in', ['held', 'offered', 'confirmed'])
    .where('a.position', '=', 0)
    .where('q.kind', 'in', ['birth_date', 'licence'])
    .where(sql<boolean>`q.retired_at is null`)
    .execute()
  return new Map(rows.map(({ kind, value }) => [kind, value]))
}

/** The same of several events at once, by their id; those that ask neither are left out. */
export async function readAgesOf(
  db: DatabaseOrTx,
  personId: string,
  eventIds: readonly string[],
): Promise<Map<string, AgeFacts>> {
  const rows = await db
    .selectFrom('events')
    .select([
      'id as eventId',
      'brand_id as brandId',
      'min_age as minAge',
      'min_licence_years as minLicenceYears',
      'starts_at as startsAt',
      'time_zone as timeZone',
    ])
    .where('id', '=', sql<string>`any(${[...eventIds]}::uuid[])`)
    .where(eb => eb.or([eb('min_age', 'is not', null), eb('min_licence_years', 'is not', null)]))
    .execute()
  const ages = new Map<string, AgeFacts>()
  for (const row of rows) {
    const read = await readAges(db, { ...row, personId })
    if (read) ages.set(row.eventId, read)
  }
  return ages
}
