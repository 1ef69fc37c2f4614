import type { DatabaseOrTx } from '~db/client'
import { readCrop } from '../events/pictures'
import type { FilePort } from '../kernel/files'

export type KeptPicture = Awaited<ReturnType<typeof readPictures>>[number]

/** The pictures of an event in their order, with the names of their bytes. */
export async function readPictures(db: DatabaseOrTx, eventId: string) {
  const rows = await db
    .selectFrom('event_pictures')
    .select(['stored_as as storedAs', 'width', 'height', 'alt_fr', 'alt_en', 'crop'])
    .where('event_id', '=', eventId)
    .orderBy('position')
    .execute()
  return rows.map(row => ({ ...row, crop: readCrop(row.crop) }))
}

/** Bytes of their own for another event: what is taken away from one stays with the other. */
export async function keepCopies(files: FilePort, pictures: readonly KeptPicture[]): Promise<KeptPicture[]> {
  const kept: KeptPicture[] = []
  for (const picture of pictures) {
    const bytes = await files.read(picture.storedAs)
    if (bytes) kept.push({ ...picture, storedAs: await files.keep(bytes) })
  }
  return kept
}
