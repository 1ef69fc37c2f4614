import type { DatabaseOrTx } from '~db/client'
import { worksForBrand } from '../brands/scope.server'
import type { Actor } from '../kernel/actor'
import type { EventContent, ToldContent } from './content'
import { isToldOf } from './scope.server'

/** All that is written for an event's page, for those who do its brand's work; null for everyone else. */
export async function readContentForStaff(
  db: DatabaseOrTx,
  actor: Actor,
  eventId: string,
): Promise<EventContent | null> {
  const row = await selectContent(db, eventId).where(worksForBrand(actor, 'e.brand_id')).executeTakeFirst()
  return row ? toContent(row) : null
}

/** What the page of an event tells besides its facts, for those who may read of it; null for everyone else. */
export async function readToldContent(
  db: DatabaseOrTx,
  actor: Actor,
  eventId: string,
): Promise<ToldContent | null> {
  const row = await selectContent(db, eventId).where(isToldOf(actor)).executeTakeFirst()
  if (!row) return null
  const { season, dressCode, included } = toContent(row)
  return { season, dressCode, included }
}

function selectContent(db: DatabaseOrTx, eventId: string) {
  return db
    .selectFrom('events as e')
    .select([
      'e.season_fr',
      'e.season_en',
      'e.dress_code_fr',
      'e.dress_code_en',
      'e.included_fr',
      'e.included_en',
      'e.address',
      'e.map_url',
      'e.travel_fr',
      'e.travel_en',
      'e.contact_name',
      'e.contact_phone',
    ])
    .where('e.id', '=', eventId)
}

type Row = Awaited<ReturnType<ReturnType<typeof selectContent>['executeTakeFirstOrThrow']>>

function toContent(row: Row): EventContent {
  return {
    season: { fr: row.season_fr, en: row.season_en },
    dressCode: { fr: row.dress_code_fr, en: row.dress_code_en },
    included: { fr: row.included_fr, en: row.included_en },
    address: row.address,
    mapUrl: row.map_url,
    travel: { fr: row.travel_fr, en: row.travel_en },
    contactName: row.contact_name,
    contactPhone: row.contact_phone,
  }
}

/** The columns of an event's content, for an update. */
export function columnsOfContent(content: EventContent) {
  return {
    season_fr: content.season.fr,
    season_en: content.season.en,
    dress_code_fr: content.dressCode.fr,
    dress_code_en: content.dressCode.en,
    included_fr: content.included.fr,
    included_en: content.included.en,
    address: content.address,
    map_url: content.mapUrl,
    travel_fr: content.travel.fr,
    travel_en: content.travel.en,
    contact_name: content.contactName,
    contact_phone: content.contactPhone,
  }
}
