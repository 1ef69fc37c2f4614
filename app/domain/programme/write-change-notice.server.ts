import type { Tx } from '~db/client'
import { queueLetter } from '../letters/queue-letter.server'
import { composeChangeNotice } from './compose-change-notice'
import { readNoticeHead } from './notice-head.server'
import type { SaidToReader } from './tell-once.server'

type ChangeNotice = Pick<SaidToReader, 'changes' | 'because'> & {
  eventId: string
  personId: string
  invitationId?: string
  as: 'invited' | 'waiting'
}

/** Tells someone without a seat what has become other. Returns the letter's id. */
export async function writeChangeNotice(
  tx: Tx,
  { eventId, personId, invitationId, as, changes, because }: ChangeNotice,
): Promise<string> {
  const { locale, brandId, ...head } = await readNoticeHead(tx, { eventId, personId })
  return queueLetter(tx, {
    personId,
    brandId,
    locale,
    promotional: false,
    invitationId,
    content: {
      kind: 'correspondence',
      props: composeChangeNotice({ as, ...head, changes, because }, locale),
    },
  })
}
