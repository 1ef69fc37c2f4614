import type { Locale } from '~/shared/copy'
import type { Tx } from '~db/client'
import { greet } from '../letters/greeting'

/** What every letter of the programme to someone without a seat says of its event, in the language of the person. */
export type NoticeHead = {
  brandId: string
  locale: Locale
  slug: string
  greeting: string
  title: string
  brandName: string
  accent: string
  senderName: string
  senderTitle: string
}

export async function readNoticeHead(
  tx: Tx,
  { eventId, personId }: { eventId: string; personId: string },
): Promise<NoticeHead> {
  const person = await tx
    .selectFrom('persons')
    .select(['given_name as givenName', 'family_name as familyName', 'civility', 'locale'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  const event = await tx
    .selectFrom('events as e')
    .innerJoin('brands as b', 'b.id', 'e.brand_id')
    .select([
      'e.slug',
      'e.title_fr',
      'e.title_en',
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
  const { brandId, slug, brandName, accent, hostName, hostTitle } = event
  return {
    ...{ brandId, locale, slug, brandName, accent },
    greeting: greet({ ...person, civility }, locale),
    title: locale === 'fr' ? event.title_fr : event.title_en,
    // The brand signs where nobody receives by name.
    senderName: hostName || brandName,
    senderTitle: hostName ? hostTitle || brandName : '',
  }
}
