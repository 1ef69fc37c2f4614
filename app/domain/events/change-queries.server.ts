import { sql } from 'kysely'
import type { Bilingual } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import { worksForBrand } from '../brands/scope.server'
import type { Actor } from '../kernel/actor'
import { diffTold, movesThem, seenBy, type ToldChange, type ToldFacts } from './told-facts'

/** What an event tells now of place, hours, dress and replies. The caller has settled who may know. */
export async function readToldFacts(db: DatabaseOrTx, eventId: string): Promise<ToldFacts> {
  const row = await db
    .selectFrom('events')
    .select([
      'venue',
      'venue_city as city',
      'address',
      'time_zone as timeZone',
      'starts_at as startsAt',
      'ends_at as endsAt',
      'rsvp_closes_at as replyClosesAt',
      'dress_code_fr as fr',
      'dress_code_en as en',
    ])
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
  const slots = await db
    .selectFrom('slots')
    .select(['id', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('event_id', '=', eventId)
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  const { fr, en, startsAt, endsAt, replyClosesAt, ...facts } = row
  return {
    ...facts,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    replyClosesAt: replyClosesAt.toISOString(),
    dressCode: { fr, en },
    slots: slots.map(slot => ({
      id: slot.id,
      startsAt: slot.startsAt.toISOString(),
      endsAt: slot.endsAt.toISOString(),
    })),
  }
}

/** One change of an event as its history tells it. */
export type EventChange = {
  number: number
  before: ToldFacts
  after: ToldFacts
  because: Bilingual
  /** Null: the house itself, or someone who is no more. */
  by: string | null
  at: Date
}

/** What changed in an event since it was published, the latest first, for those who do its brand's work. */
export async function listEventChanges(
  db: DatabaseOrTx,
  actor: Actor,
  eventId: string,
): Promise<EventChange[]> {
  const rows = await db
    .selectFrom('event_changes as c')
    .innerJoin('events as e', 'e.id', 'c.event_id')
    .leftJoin('persons as p', 'p.id', 'c.changed_by')
    .select([
      'c.number',
      'c.before',
      'c.after',
      'c.because_fr as fr',
      'c.because_en as en',
      'c.changed_at as at',
      sql<string | null>`nullif(trim(concat_ws(' ', p.given_name, p.family_name)), '')`.as('by'),
    ])
    .where('c.event_id', '=', eventId)
    .where(worksForBrand(actor, 'e.brand_id'))
    .orderBy('c.number', 'desc')
    .execute()
  return rows.map(({ before, after, fr, en, ...row }) => ({
    ...row,
    before: before as ToldFacts,
    after: after as ToldFacts,
    because: { fr, en },
  }))
}

/** Someone to whom an event was told: since when they know it, and how much of it. */
export type ToldReader = {
  eventId: string
  personId: string
  /** They saw it as it stood at this instant: they reserved, asked to wait, or were written to. */
  since: Date
  isConfirmed: boolean
  slotIds: readonly string[]
}

/** What they have not been told yet, of what changed since; `untold` is what a letter written now would tell. */
export type SinceTold = { untold: ToldChange[]; because: Bilingual; through: number }

/**
 * What became other for someone since they last knew: not change by change, but what was told them against what holds
 * now. Null when they know it all. A letter that was withdrawn has told nothing.
 */
export async function readUntold(db: DatabaseOrTx, reader: ToldReader): Promise<SinceTold | null> {
  const known = await db
    .selectFrom('event_change_notices as n')
    .innerJoin('letters as l', 'l.id', 'n.letter_id')
    .select(eb => eb.fn.max('n.through').as('through'))
    .where('n.event_id', '=', reader.eventId)
    .where('n.person_id', '=', reader.personId)
    .where('l.state', '<>', 'withdrawn')
    .executeTakeFirst()
  const changes = await readChangesSince(db, reader, known?.through ?? 0)
  const [first] = changes
  const last = changes.at(-1)
  if (!first || !last) return null
  const untold = diffFor(reader, first.before as ToldFacts, await readToldFacts(db, reader.eventId))
  return { untold, because: { fr: last.because_fr, en: last.because_en }, through: last.number }
}

/** What is other than it was when they reserved, and whether they may let go of their seats and lose nothing for it. */
export async function readSinceReserved(
  db: DatabaseOrTx,
  reader: ToldReader,
): Promise<{ changes: ToldChange[]; isMoved: boolean }> {
  const [first] = await readChangesSince(db, reader, 0)
  if (!first) return { changes: [], isMoved: false }
  const changes = diffFor(reader, first.before as ToldFacts, await readToldFacts(db, reader.eventId))
  if (movesThem(changes)) return { changes, isMoved: true }
  // What a letter promised stands, though the event has gone back to where it was.
  const promised = await db
    .selectFrom('event_change_notices as n')
    .innerJoin('letters as l', 'l.id', 'n.letter_id')
    .select('n.through')
    .where('n.event_id', '=', reader.eventId)
    .where('n.person_id', '=', reader.personId)
    .where('n.through', '>=', first.number)
    .where('n.moves', '=', true)
    .where('l.state', '<>', 'withdrawn')
    .executeTakeFirst()
  return { changes, isMoved: promised !== undefined }
}

function diffFor(reader: ToldReader, before: ToldFacts, now: ToldFacts): ToldChange[] {
  return diffTold(seenBy(before, reader), seenBy(now, reader))
}

async function readChangesSince(db: DatabaseOrTx, { eventId, since }: ToldReader, through: number) {
  return db
    .selectFrom('event_changes')
    .select(['number', 'before', 'because_fr', 'because_en'])
    .where('event_id', '=', eventId)
    .where('number', '>', through)
    .where('changed_at', '>', since)
    .orderBy('number')
    .execute()
}
