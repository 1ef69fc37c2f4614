import { sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import { readClock } from '~db/locks'
import { readEventForStaff } from '../events/queries.server'
import type { ArtKind } from '../events/types'
import type { Actor } from '../kernel/actor'
import { isOwnReservation } from '../kernel/own-reservation.server'
import type { Result } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { type FeedbackRefusal, lastFeedbackDay, mayGiveFeedback } from './policy'
import { tookPart } from './scope.server'
import type { Feedback, FeedbackEvent, Liking, Season, WishWords } from './types'
import { listModels, type ModelChoice } from './wish-store.server'

/** What feedback is asked of: the reservation's event, whether its person was there, and what they said of it. */
export type Asked = { event: FeedbackEvent; tookPart: boolean; feedback: Feedback | null }

/** For the actor's own reservation, or that of their letter; null for any other. */
export async function findAskedOf(
  db: DatabaseOrTx,
  actor: Actor,
  reservationId: string,
): Promise<Asked | null> {
  if (!isUuid(reservationId)) return null
  const row = await selectAsked(db, actor).where('r.id', '=', reservationId).executeTakeFirst()
  return row ? toAsked(row) : null
}

export type FeedbackPage = {
  event: FeedbackEvent
  answer: Result<undefined, FeedbackRefusal>
  lastDay: string
  feedback: Feedback | null
  wish: WishWords | null
  models: ModelChoice[]
}

/** The page on which someone says how it was; null for anyone else. */
export async function readFeedbackPage(
  db: DatabaseOrTx,
  actor: Actor,
  reservationId: string,
): Promise<FeedbackPage | null> {
  const asked = actor.kind === 'system' ? null : await findAskedOf(db, actor, reservationId)
  if (!asked || actor.kind === 'system') return null
  const { event, tookPart: wasThere, feedback } = asked
  const wish = await db
    .selectFrom('wishes')
    .select(['model_id as modelId', 'place', 'season', 'words'])
    .where('person_id', '=', actor.personId)
    .where('event_id', '=', event.id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return {
    event,
    answer: mayGiveFeedback({ ...event, tookPart: wasThere, now: await readClock(db) }),
    lastDay: lastFeedbackDay(event.endsAt, event.timeZone),
    feedback,
    wish: wish ? { ...wish, season: wish.season as Season | null } : null,
    models: await listModels(db, event.brandId),
  }
}

export type FeedbackDue = { reservationId: string; event: FeedbackEvent; lastDay: string }

/** The evenings of which this person may say something and has said nothing yet, the latest first. */
export async function listFeedbackDue(db: DatabaseOrTx, actor: Actor): Promise<FeedbackDue[]> {
  if (actor.kind === 'system') return []
  const now = await readClock(db)
  const rows = await selectAsked(db, actor)
    .where('f.reservation_id', 'is', null)
    .where('e.ends_at', '<=', now)
    .where('e.ends_at', '>', sql<Date>`${now}::timestamptz - interval '60 days'`)
    .where(tookPart())
    .orderBy('e.ends_at', 'desc')
    .execute()
  return rows.flatMap(row => {
    const { event, tookPart: wasThere } = toAsked(row)
    if (!mayGiveFeedback({ ...event, tookPart: wasThere, now }).ok) return []
    return [{ reservationId: row.id, event, lastDay: lastFeedbackDay(event.endsAt, event.timeZone) }]
  })
}

export type EventFeedback = {
  came: number
  given: number
  /** Null where nobody said anything. */
  mean: number | null
  /** How many said each, from the least to the most. */
  spread: Record<Liking, number>
  /** The words, the latest first; the name only of those who signed. */
  words: { liked: Liking; words: string; name: string | null }[]
}

/** What was said of an event, for those who do its brand's work; null for everyone else. */
export async function readEventFeedback(
  db: DatabaseOrTx,
  actor: Actor,
  eventId: string,
): Promise<EventFeedback | null> {
  const event = await readEventForStaff(db, actor, eventId)
  if (!event) return null
  const { came } = await db
    .selectFrom('reservations as r')
    .innerJoin('events as e', 'e.id', 'r.event_id')
    .select(sql<number>`count(*)::integer`.as('came'))
    .where('e.id', '=', event.id)
    .where('e.ends_at', '<=', sql<Date>`clock_timestamp()`)
    .where(tookPart())
    .executeTakeFirstOrThrow()
  const rows = await db
    .selectFrom('event_feedback as f')
    .innerJoin('persons as p', 'p.id', 'f.person_id')
    .select(['f.liked', 'f.words', 'f.signed', 'p.given_name', 'p.family_name'])
    .where('f.event_id', '=', event.id)
    .orderBy('f.changed_at', 'desc')
    .orderBy('f.reservation_id')
    .execute()
  const spread: Record<Liking, number> = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 }
  for (const { liked } of rows) spread[liked as Liking] += 1
  return {
    came,
    given: rows.length,
    mean: rows.length === 0 ? null : rows.reduce((sum, { liked }) => sum + liked, 0) / rows.length,
    spread,
    words: rows
      .filter(({ words }) => words !== '')
      .map(row => ({
        liked: row.liked as Liking,
        words: row.words,
        name: row.signed ? `${row.given_name} ${row.family_name}`.trim() : null,
      })),
  }
}

function selectAsked(db: DatabaseOrTx, actor: Actor) {
  return db
    .selectFrom('reservations as r')
    .innerJoin('events as e', 'e.id', 'r.event_id')
    .innerJoin('brands as b', 'b.id', 'e.brand_id')
    .leftJoin('event_feedback as f', 'f.reservation_id', 'r.id')
    .select([
      'r.id',
      'e.id as eventId',
      'e.slug',
      'e.brand_id as brandId',
      'b.name as brandName',
      'b.accent',
      'e.title_fr as titleFr',
      'e.title_en as titleEn',
      'e.art',
      'e.time_zone as timeZone',
      'e.starts_at as startsAt',
      'e.ends_at as endsAt',
      'e.host_name as hostName',
      'f.liked',
      'f.words',
      'f.signed',
    ])
    .select(sql<boolean>`${tookPart()}`.as('tookPart'))
    .where(isOwnReservation(actor))
}

type Row = Awaited<ReturnType<ReturnType<typeof selectAsked>['executeTakeFirstOrThrow']>>

function toAsked(row: Row): Asked {
  const { titleFr, titleEn, liked, words, signed } = row
  return {
    event: {
      id: row.eventId,
      slug: row.slug,
      brandId: row.brandId,
      brandName: row.brandName,
      accent: row.accent,
      title: { fr: titleFr, en: titleEn },
      art: row.art as ArtKind,
      timeZone: row.timeZone,
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      hostName: row.hostName,
    },
    tookPart: row.tookPart,
    feedback: liked === null ? null : { liked: liked as Liking, words: words ?? '', signed: signed ?? false },
  }
}
