import type { DatabaseOrTx } from '~db/client'
import type { EventState, RefundStep } from '../events/types'
import type { Actor } from '../kernel/actor'
import { isUuid } from '../kernel/uuid'

export type Invited = NonNullable<Awaited<ReturnType<typeof findInvited>>>

/** The invitation as this actor may act on it, and the event that it is for. A draft has not reached anyone. */
export async function findInvited(db: DatabaseOrTx, actor: Actor, id: string) {
  if (!isUuid(id) || actor.kind === 'system' || (actor.kind === 'letter' && actor.invitationId !== id))
    return null
  const row = await db
    .selectFrom('invitations as i')
    .innerJoin('events as e', 'e.id', 'i.event_id')
    .select([
      'i.id',
      'i.state',
      'i.event_id as eventId',
      'i.person_id as personId',
      'i.guests_allowed as guestsAllowed',
      'e.brand_id as brandId',
      'e.state as eventState',
      'e.rsvp_closes_at as replyClosesAt',
      'e.starts_at as startsAt',
      'e.ends_at as endsAt',
      'e.time_zone as timeZone',
      'e.refund_steps as refundSteps',
      'e.deposit_amount as depositAmount',
      'e.deposit_currency as depositCurrency',
    ])
    .where('i.id', '=', id)
    .where('i.person_id', '=', actor.personId)
    .where('i.state', '!=', 'draft')
    .executeTakeFirst()
  if (!row) return null
  const {
    id: invitationId,
    eventId,
    personId,
    brandId,
    guestsAllowed,
    replyClosesAt,
    startsAt,
    endsAt,
    timeZone,
  } = row
  const { depositAmount: amount, depositCurrency: currency } = row
  return {
    id: invitationId,
    eventId,
    personId,
    brandId,
    guestsAllowed,
    state: row.state as 'sent' | 'declined' | 'withdrawn',
    /** For each seat. */
    deposit: amount !== null && currency !== null ? { amount, currency } : null,
    event: {
      state: row.eventState as EventState,
      replyClosesAt,
      startsAt,
      endsAt,
      timeZone,
      refundSteps: row.refundSteps as RefundStep[],
    },
  }
}
