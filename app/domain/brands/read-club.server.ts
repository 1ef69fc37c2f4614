import type { DatabaseOrTx } from '~db/client'

export type Club = { name: string; homeTimeZone: string }

/** The house itself: its name, and the IANA zone that stands for people whose own is not known. */
export async function readClub(db: DatabaseOrTx): Promise<Club> {
  const row = await db.selectFrom('club').select(['name', 'home_time_zone']).executeTakeFirstOrThrow()
  return { name: row.name, homeTimeZone: row.home_time_zone }
}
