import type { Bilingual } from '~/shared/copy'
import type { Tx } from '~db/client'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import type { CleanUpload, FilePort, UploadProblem } from '../kernel/files'
import { allow, type Result, refuse } from '../kernel/result'
import { countPictures, lockPicturesOf } from './picture-store.server'
import { mostPictures } from './pictures'
import type { MeasurePicture } from './port'
import { readEventForStaff } from './queries.server'

export type AddPictureRefusal =
  | { reason: 'not_found' }
  /** A picture is told to those who cannot see it, in both languages. */
  | { reason: 'alt_needed' }
  | { reason: 'enough' }
  | { reason: UploadProblem }

type PictureCtx = Pick<Ctx, 'db'> & {
  files: FilePort
  cleanUpload: CleanUpload
  measurePicture: MeasurePicture
}

export type NewPicture = { eventId: string; bytes: Uint8Array; alt: Bilingual }

/**
 * Adds a picture at the end of those of an event; the first is its cover. What it is, is decided by its content; what is
 * kept is made anew from its pixels, without a place, a date or a maker. The bytes are written before their row: a
 * crash in between leaves bytes that no row names, which the sweep of orphans finds.
 */
export async function addPicture(
  ctx: PictureCtx,
  actor: Actor,
  input: NewPicture,
): Promise<Result<{ pictureId: string }, AddPictureRefusal>> {
  const { eventId } = input
  const alt = { fr: input.alt.fr.trim().slice(0, 300), en: input.alt.en.trim().slice(0, 300) }
  if ((await readEventForStaff(ctx.db, actor, eventId)) === null) return refuse({ reason: 'not_found' })
  if (alt.fr === '' || alt.en === '') return refuse({ reason: 'alt_needed' })
  if ((await countPictures(ctx.db, eventId)) >= mostPictures) return refuse({ reason: 'enough' })
  const cleaned = await ctx.cleanUpload(input.bytes, 'images')
  if (!cleaned.ok) return cleaned
  const size = await ctx.measurePicture(cleaned.value.bytes)
  const storedAs = await ctx.files.keep(cleaned.value.bytes)
  const kept = await inTransaction(ctx.db, tx => keepRow(tx, actor, { eventId, alt, storedAs, ...size }))
  if (!kept.ok) await ctx.files.erase(storedAs)
  return kept
}

type Kept = { eventId: string; alt: Bilingual; storedAs: string; width: number; height: number }

async function keepRow(
  tx: Tx,
  actor: Actor,
  { eventId, alt, storedAs, width, height }: Kept,
): Promise<Result<{ pictureId: string }, AddPictureRefusal>> {
  const event = await lockPicturesOf(tx, actor, eventId)
  if (event === null) return refuse({ reason: 'not_found' })
  const there = await countPictures(tx, eventId)
  if (there >= mostPictures) return refuse({ reason: 'enough' })
  const { id: pictureId } = await tx
    .insertInto('event_pictures')
    .values({
      event_id: eventId,
      position: there + 1,
      stored_as: storedAs,
      width,
      height,
      alt_fr: alt.fr,
      alt_en: alt.en,
      added_by: actor.kind === 'person' ? actor.personId : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordAudit(tx, actor, {
    action: 'event.picture_added',
    subject: { kind: 'event', id: eventId },
    brandId: event.brand.id,
    details: { pictureId },
  })
  return allow({ pictureId })
}
