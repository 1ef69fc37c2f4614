import type { Locale } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import { readClub } from '../brands/read-club.server'
import type { LetterParties } from './frame-letter'
import type { Vetted } from './store.server'

/** Who writes to whom about an application: the letter is signed by the person of this id, for the club. */
export async function readParties(
  db: DatabaseOrTx,
  application: Vetted,
  { senderId, locale }: { senderId: string; locale: Locale },
): Promise<LetterParties> {
  const sender = await db
    .selectFrom('persons')
    .select(['given_name', 'family_name'])
    .where('id', '=', senderId)
    .executeTakeFirst()
  return {
    applicationId: application.id,
    person: application.person,
    locale,
    flowName: application.version.definition.name,
    accent: application.flow.accent,
    clubName: (await readClub(db)).name,
    senderName: sender ? `${sender.given_name} ${sender.family_name}`.trim() : '',
  }
}
