import { isLocale } from '~/shared/copy'
import type { Tx } from '~db/client'
import { readClub } from '../brands/read-club.server'
import { queueLetter } from '../letters/queue-letter.server'
import { composeMembershipLetter, type LetterReader, type MembershipNews } from './compose-membership-letter'

/** Writes to a member about their membership, in the transaction of what happened. It needs no permission: it is no promotion. */
export async function writeNews(tx: Tx, personId: string, news: MembershipNews): Promise<void> {
  const reader = await readReader(tx, personId)
  const props = composeMembershipLetter(news, reader, await readClub(tx))
  await queueLetter(tx, {
    personId,
    brandId: null,
    locale: reader.locale,
    promotional: false,
    content: { kind: 'correspondence', props },
  })
}

async function readReader(tx: Tx, personId: string): Promise<LetterReader> {
  const row = await tx
    .selectFrom('persons')
    .select(['given_name', 'family_name', 'civility', 'locale'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  return {
    givenName: row.given_name,
    familyName: row.family_name,
    civility: row.civility as LetterReader['civility'],
    locale: isLocale(row.locale) ? row.locale : 'fr',
  }
}
