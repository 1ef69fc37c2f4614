import { sql } from 'kysely'
import type { Tx } from '~db/client'

/** How many letters the public doors write within an hour, over the whole house: more than a full salon asks for. */
export const doorLettersAnHour = 300

/** Whether a public door may write one letter more within the hour. One asks at a time, until the transaction ends. */
export async function mayWriteAtDoor(tx: Tx): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext('door_letters'))`.execute(tx)
  const { count } = await tx
    .selectFrom('door_letters')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('written_at', '>', sql<Date>`clock_timestamp() - interval '1 hour'`)
    .executeTakeFirstOrThrow()
  return Number(count) < doorLettersAnHour
}

/** Counts a letter that a public door wrote. */
export async function countDoorLetter(tx: Tx, personId: string): Promise<void> {
  await tx.insertInto('door_letters').values({ person_id: personId }).execute()
}
