import type { Tx } from '~db/client'
import { queueLetter } from '../letters/queue-letter.server'
import { composeNotice } from './compose-notice'
import { readNoticeHead } from './notice-head.server'

/** Notes that this person hears of it now; false when they have heard already. */
export async function noteOnce(tx: Tx, eventId: string, personId: string): Promise<boolean> {
  const row = await tx
    .insertInto('event_notices')
    .values({ event_id: eventId, kind: 'cancelled', person_id: personId })
    .onConflict(conflict => conflict.doNothing())
    .returning('person_id')
    .executeTakeFirst()
  return row !== undefined
}

type Notice = { eventId: string; personId: string; invitationId?: string; as: 'invited' | 'waiting' }

/** Tells someone without a seat that the event does not take place, once. */
export async function writeNotice(tx: Tx, { eventId, personId, invitationId, as }: Notice): Promise<void> {
  if (!(await noteOnce(tx, eventId, personId))) return
  const { locale, brandId, slug: _, ...head } = await readNoticeHead(tx, { eventId, personId })
  const because = await tx
    .selectFrom('events')
    .select(['cancelled_because as fr', 'cancelled_because_en as en'])
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
  await queueLetter(tx, {
    personId,
    brandId,
    locale,
    promotional: false,
    invitationId,
    content: {
      kind: 'correspondence',
      props: composeNotice({ as, ...head, because: because[locale] }, locale),
    },
  })
}
