import { settleDeposit } from '~/domain/reservations/settle-deposit.server'
import type { GuestRule } from '~/domain/reservations/types'
import type { Database } from '~db/client'
import type { MadeEvent } from './event'
import { aStaffMember } from './invitation'
import { aGuest, depositOf, type Guest, hold, openPage, type Till } from './reservation'

/** How an event has its guests named and received, written behind every use-case. */
export async function letName(
  db: Database,
  event: Pick<MadeEvent, 'id'>,
  { rule = 'reviewed', namedBy = null }: { rule?: GuestRule; namedBy?: Date | null } = {},
): Promise<void> {
  await db
    .updateTable('events')
    .set({ guest_rule: rule, guests_named_by: namedBy })
    .where('id', '=', event.id)
    .execute()
}

export const aHost = (db: Database, event: Pick<MadeEvent, 'brandId'>) =>
  aStaffMember(db, { role: 'brand_staff', brandId: event.brandId })

export type PaidParty = { guest: Guest; id: string }

/** A party that paid its deposit, with those it named. */
export async function aPaidParty(till: Till, event: MadeEvent, names: string[]): Promise<PaidParty> {
  const { db } = till.ctx
  const guest = await aGuest(db, event, { guestsAllowed: 5 })
  const id = await hold(till.ctx, guest, names)
  await till.pay(await openPage(till, guest, id))
  await settleDeposit(till.ctx, (await depositOf(db, id)).id)
  await till.work()
  return { guest, id }
}

/** A party as it is: its seats, its passes' number, and its guests in their order. */
export async function readParty(db: Database, id: string) {
  const { seats, pass_number: pass } = await db
    .selectFrom('reservations')
    .select(['seats', 'pass_number'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const guests = await db
    .selectFrom('guests')
    .select(['id', 'full_name as name', 'review'])
    .where('reservation_id', '=', id)
    .orderBy('position')
    .execute()
  return { seats, pass, guests }
}

/** The topics and words of what was written to a person by the host, in order. */
export async function correspondenceTo(db: Database, personId: string) {
  const rows = await db
    .selectFrom('letters')
    .select(['props', 'promotional'])
    .where('person_id', '=', personId)
    .where('kind', '=', 'correspondence')
    .orderBy('queued_at')
    .execute()
  return rows.map(({ props, promotional }) => ({
    promotional,
    ...(props as { topic: string; subject: string; paragraphs: string[]; rows: [string, string][] }),
  }))
}
