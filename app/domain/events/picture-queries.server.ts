import type { DatabaseOrTx } from '~db/client'
import { worksForBrand } from '../brands/scope.server'
import type { Actor } from '../kernel/actor'
import { isUuid } from '../kernel/uuid'
import { type Picture, readCrop, wholePicture } from './pictures'
import { isToldOf } from './scope.server'

/** The pictures of an event that the actor may read of, in their order; none for anyone else. */
export async function listPictures(db: DatabaseOrTx, actor: Actor, eventId: string): Promise<Picture[]> {
  if (!isUuid(eventId)) return []
  const rows = await selectPictures(db, actor)
    .where('p.event_id', '=', eventId)
    .orderBy('p.position')
    .execute()
  return rows.map(toPicture)
}

/** The covers of these events, by the event's id: of those that the actor may read of. */
export async function listCovers(
  db: DatabaseOrTx,
  actor: Actor,
  eventIds: readonly string[],
): Promise<Map<string, Picture>> {
  if (eventIds.length === 0) return new Map()
  const rows = await selectPictures(db, actor)
    .where('p.event_id', 'in', [...eventIds])
    .where('p.position', '=', 1)
    .execute()
  return new Map(rows.map(row => [row.event_id, toPicture(row)]))
}

/** One picture with the name of its bytes; null for whoever may not read of its event, as if it did not exist. */
export async function readPicture(
  db: DatabaseOrTx,
  actor: Actor,
  pictureId: string,
): Promise<(Picture & { storedAs: string }) | null> {
  if (!isUuid(pictureId)) return null
  const row = await selectPictures(db, actor).where('p.id', '=', pictureId).executeTakeFirst()
  return row ? { ...toPicture(row), storedAs: row.stored_as } : null
}

/** One picture uncut, for those who do its brand's work; null for everyone else. */
export async function readWholePicture(
  db: DatabaseOrTx,
  actor: Actor,
  pictureId: string,
): Promise<(Picture & { storedAs: string }) | null> {
  if (!isUuid(pictureId)) return null
  const row = await selectPictures(db, actor)
    .where('p.id', '=', pictureId)
    .where(worksForBrand(actor, 'e.brand_id'))
    .executeTakeFirst()
  return row ? { ...toPicture(row), crop: wholePicture, storedAs: row.stored_as } : null
}

function selectPictures(db: DatabaseOrTx, actor: Actor) {
  return db
    .selectFrom('event_pictures as p')
    .innerJoin('events as e', 'e.id', 'p.event_id')
    .select([
      'p.id',
      'p.event_id',
      'p.position',
      'p.stored_as',
      'p.width',
      'p.height',
      'p.alt_fr',
      'p.alt_en',
      'p.crop',
    ])
    .where(isToldOf(actor))
}

type Row = Awaited<ReturnType<ReturnType<typeof selectPictures>['executeTakeFirstOrThrow']>>

function toPicture(row: Row): Picture {
  const { id, position, width, height } = row
  return {
    id,
    position,
    width,
    height,
    alt: { fr: row.alt_fr, en: row.alt_en },
    crop: readCrop(row.crop),
  }
}
