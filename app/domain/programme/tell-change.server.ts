import { sql } from 'kysely'
import type { Locale } from '~/shared/copy'
import type { DatabaseOrTx, Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import type { Ctx } from '../kernel/context'
import { readToldReader } from '../reservations/owed-whole.server'
import { standingOf } from '../reservations/policy'
import { writeChanged } from '../reservations/queue-letters.server'
import { findReservation } from '../reservations/store.server'
import { findEntry } from '../waitlist/store.server'
import { invitedUnanswered, listOpenReservations } from './concerned.server'
import { restAtMostMinutes } from './notice-due'
import { tellOnce } from './tell-once.server'
import { writeChangeNotice } from './write-change-notice.server'

/**
 * Tells everyone concerned what has become other since they last knew, in one letter each: those with seats, those who
 * wait, those who were invited and have not answered. A change that another has followed says nothing, for the last one
 * tells them all, unless one of them has waited for an hour. What was undone by then is not told. One transaction a person, each asking again what is untold: begun
 * anew after a crash, or by two workers, nobody hears twice.
 */
export async function tellChange(ctx: Ctx, changeId: string): Promise<void> {
  const change = await readLatest(ctx.db, changeId)
  if (!change) return
  const { eventId } = change
  let told = 0
  const tell = async (one: (tx: Tx) => Promise<boolean>) => {
    if (await inTransaction(ctx.db, one)) told += 1
  }
  for (const id of await listOpenReservations(ctx.db, eventId)) await tell(tx => tellReservation(tx, id))
  for (const id of await listEntries(ctx.db, eventId)) await tell(tx => tellEntry(tx, id))
  for (const { id } of await listInvited(ctx.db, eventId)) await tell(tx => tellInvited(tx, eventId, id))
  ctx.log.info({ eventId, changeId, told }, 'a change of an event was told')
}

/** The change, where it is the last of an event that takes place, or where what is untold has waited long enough. */
async function readLatest(db: DatabaseOrTx, changeId: string): Promise<{ eventId: string } | null> {
  const row = await db
    .selectFrom('event_changes as c')
    .innerJoin('events as e', 'e.id', 'c.event_id')
    .select('c.event_id as eventId')
    .where('c.id', '=', changeId)
    .where('e.state', '=', 'published')
    .where(sql<boolean>`(
      not exists (select 1 from event_changes n where n.event_id = c.event_id and n.number > c.number)
      or exists (
        select 1 from event_changes old
        where old.event_id = c.event_id
          and old.changed_at < clock_timestamp() - make_interval(mins => ${restAtMostMinutes})
          and old.number > coalesce(
            (select max(t.through) from event_change_notices t where t.event_id = c.event_id), 0)))`)
    .executeTakeFirst()
  return row ?? null
}

async function tellReservation(tx: Tx, id: string): Promise<boolean> {
  await lockRows(tx, 'reservations', [id])
  const reservation = await findReservation(tx, { kind: 'system' }, id)
  const standing = reservation && standingOf(reservation, await readClock(tx))
  if (!reservation || standing === 'lapsed' || standing === 'cancelled') return false
  const reader = await readToldReader(tx, reservation)
  return tellOnce(tx, reader, reservation.person.locale, said => writeChanged(tx, id, said))
}

async function tellEntry(tx: Tx, id: string): Promise<boolean> {
  await lockRows(tx, 'waitlist_entries', [id])
  const entry = await findEntry(tx, id)
  if (entry?.state !== 'waiting') return false
  const { eventId, personId, joinedAt: since } = entry
  const reader = { eventId, personId, since, isConfirmed: false, slotIds: [] }
  return tellOnce(tx, reader, await readLocale(tx, personId), said =>
    writeChangeNotice(tx, { eventId, personId, as: 'waiting', ...said }),
  )
}

async function tellInvited(tx: Tx, eventId: string, invitationId: string): Promise<boolean> {
  await lockRows(tx, 'invitations', [invitationId])
  const [invited] = await listInvited(tx, eventId, invitationId)
  if (!invited) return false
  const { personId, since } = invited
  const reader = { eventId, personId, since, isConfirmed: false, slotIds: [] }
  return tellOnce(tx, reader, await readLocale(tx, personId), said =>
    writeChangeNotice(tx, { eventId, personId, as: 'invited', invitationId, ...said }),
  )
}

async function listEntries(db: DatabaseOrTx, eventId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('waitlist_entries')
    .select('id')
    .where('event_id', '=', eventId)
    .where('state', '=', 'waiting')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

type Invited = { id: string; personId: string; since: Date }

/** Those invited by a letter that left and who have not answered, with the instant whose facts it told. */
async function listInvited(db: DatabaseOrTx, eventId: string, id: string | null = null): Promise<Invited[]> {
  const { rows } = await sql<Invited>`
    select u.id, u.person_id as "personId", l.queued_at as since
    from (${invitedUnanswered(eventId)}) u
    join letters l on l.invitation_id = u.id and l.kind = 'invitation'
    where ${id}::uuid is null or u.id = ${id}::uuid
    order by u.id
  `.execute(db)
  return rows
}

async function readLocale(tx: Tx, personId: string): Promise<Locale> {
  const { locale } = await tx
    .selectFrom('persons')
    .select('locale')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  return locale === 'en' ? 'en' : 'fr'
}
