import type { Tx } from '~db/client'
import { greet } from '../letters/greeting'
import { queueLetter } from '../letters/queue-letter.server'
import { composeNotice } from './compose-notice'

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
  const person = await tx
    .selectFrom('persons')
    .select(['given_name as givenName', 'family_name as familyName', 'civility', 'locale'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  const event = await tx
    .selectFrom('events as e')
    .innerJoin('brands as b', 'b.id', 'e.brand_id')
    .select([
      'e.title_fr',
      'e.title_en',
      'e.cancelled_because as because_fr',
      'e.cancelled_because_en as because_en',
      'e.host_name as hostName',
      'e.host_title as hostTitle',
      'b.id as brandId',
      'b.name as brandName',
      'b.accent',
    ])
    .where('e.id', '=', eventId)
    .executeTakeFirstOrThrow()
  const locale = person.locale === 'en' ? 'en' : 'fr'
  const civility = person.civility as 'mme' | 'm' | 'dr' | null
  await queueLetter(tx, {
    personId,
    brandId: event.brandId,
    locale,
    promotional: false,
    invitationId,
    content: {
      kind: 'correspondence',
      props: composeNotice(
        {
          as,
          greeting: greet({ ...person, civility }, locale),
          title: locale === 'fr' ? event.title_fr : event.title_en,
          because: locale === 'fr' ? event.because_fr : event.because_en,
          brandName: event.brandName,
          accent: event.accent,
          senderName: event.hostName,
          senderTitle: event.hostTitle,
        },
        locale,
      ),
    },
  })
}
