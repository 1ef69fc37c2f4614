import { sql } from 'kysely'
import { isLocale } from '~/shared/copy'
import type { DatabaseOrTx, Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { thanksDueAt } from '../events/letters-due'
import type { Ctx } from '../kernel/context'
import { queueLetter } from '../letters/queue-letter.server'
import { queueEffect } from '../outbox/queue-effect.server'
import { readWritingFacts } from '../permission/queries.server'
import { composeThanksLetter, type ThankedPerson } from './compose-thanks-letter'
import { mayThank } from './policy'
import { tookPart } from './scope.server'
import type { ThanksOutcome } from './types'

/** For so many days after an event, one who is noted late is still thanked. */
const lateDays = 14

/**
 * The morning after an event: one letter to each who came. Run twice it writes nothing twice. Before its hour, after a
 * cancellation or when everyone was thanked it does nothing; whoever stands in their quiet hours is thanked after them.
 */
export async function thankGuests(ctx: Pick<Ctx, 'db'>, eventId: string): Promise<void> {
  const waitsUntil = await writeThanks(ctx, eventId)
  if (!waitsUntil) return
  await inTransaction(ctx.db, tx =>
    queueEffect(tx, { kind: 'events.thank', payload: { eventId } }, { dueAt: waitsUntil }),
  )
}

/** The schedule's net: those whom the door noted after that morning, and events whose effect was lost. */
export async function thankForgottenGuests(ctx: Pick<Ctx, 'db'>): Promise<void> {
  const rows = await selectUnthanked(ctx.db)
    .select('e.id')
    .where('e.ends_at', '>', sql<Date>`clock_timestamp() - make_interval(days => ${lateDays})`)
    .distinct()
    .execute()
  for (const { id } of rows) await writeThanks(ctx, id)
}

/** Writes what may be written now. Returns the first instant at which someone leaves their quiet hours, if anyone waits. */
async function writeThanks(ctx: Pick<Ctx, 'db'>, eventId: string): Promise<Date | null> {
  const rows = await selectUnthanked(ctx.db)
    .select(['r.id', 'r.person_id as personId', 'e.ends_at as endsAt', 'e.time_zone as timeZone'])
    .where('e.id', '=', eventId)
    .orderBy('r.id')
    .execute()
  const [first] = rows
  if (!first || thanksDueAt(first.endsAt, first.timeZone) > (await readClock(ctx.db))) return null
  let waitsUntil: Date | null = null
  for (const row of rows) {
    const waits = await inTransaction(ctx.db, tx => thank(tx, row))
    if (waits && (!waitsUntil || waits < waitsUntil)) waitsUntil = waits
  }
  return waitsUntil
}

async function thank(tx: Tx, { id, personId }: { id: string; personId: string }): Promise<Date | null> {
  await lockRows(tx, 'contact_policies', [personId])
  await lockRows(tx, 'reservations', [id])
  const found = await findGuest(tx, id)
  if (!found) return null
  const facts = await readWritingFacts(tx, personId, found.brandId, 'email')
  const verdict = mayThank(facts, await readClock(tx))
  if (!verdict.ok && verdict.reason === 'quiet_hours') return verdict.nextAllowedAt
  if (verdict.ok) await writeLetter(tx, found)
  const outcome: ThanksOutcome = verdict.ok ? 'written' : verdict.reason
  await tx
    .insertInto('event_thanks')
    .values({ reservation_id: id, event_id: found.eventId, person_id: personId, outcome })
    .execute()
  return null
}

async function writeLetter(tx: Tx, guest: Guest): Promise<void> {
  const { locale } = guest.person
  const title = locale === 'fr' ? guest.titleFr : guest.titleEn
  await queueLetter(tx, {
    personId: guest.personId,
    brandId: guest.brandId,
    locale,
    promotional: false,
    content: {
      kind: 'correspondence',
      props: composeThanksLetter({ ...guest, title }, guest.person, guest.reservationId),
    },
  })
}

type Guest = NonNullable<Awaited<ReturnType<typeof findGuest>>>

async function findGuest(tx: Tx, reservationId: string) {
  const row = await selectUnthanked(tx)
    .innerJoin('brands as b', 'b.id', 'e.brand_id')
    .innerJoin('persons as p', 'p.id', 'r.person_id')
    .select([
      'r.id as reservationId',
      'r.person_id as personId',
      'e.id as eventId',
      'e.brand_id as brandId',
      'b.name as brandName',
      'b.accent',
      'e.title_fr as titleFr',
      'e.title_en as titleEn',
      'e.host_name as hostName',
      'e.host_title as hostTitle',
      'e.time_zone as timeZone',
      'e.ends_at as endsAt',
      'p.given_name as givenName',
      'p.family_name as familyName',
      'p.civility',
      'p.locale',
    ])
    .where('r.id', '=', reservationId)
    .executeTakeFirst()
  if (!row) return null
  const { givenName, familyName, civility, locale, ...guest } = row
  const person: ThankedPerson = {
    givenName,
    familyName,
    civility: civility as ThankedPerson['civility'],
    locale: isLocale(locale) ? locale : 'fr',
  }
  return { ...guest, person }
}

/** Those who came to an event that is over, and of whose thanks nothing was settled. */
function selectUnthanked(db: DatabaseOrTx) {
  return db
    .selectFrom('reservations as r')
    .innerJoin('events as e', 'e.id', 'r.event_id')
    .leftJoin('event_thanks as k', 'k.reservation_id', 'r.id')
    .where('k.reservation_id', 'is', null)
    .where('e.ends_at', '<=', sql<Date>`clock_timestamp()`)
    .where(tookPart())
}
