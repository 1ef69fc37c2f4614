import type { DatabaseOrTx } from '~db/client'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor, SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import type { CleanUpload, FilePort, UploadProblem } from '../kernel/files'
import { allow, type Result, refuse } from '../kernel/result'
import { findExpected } from './store.server'

type PhotoCtx = Pick<Ctx, 'db'> & { files: FilePort; cleanUpload: CleanUpload }

/**
 * Keeps a person's picture of themselves for those who receive them, made anew from its pixels, in place of the former.
 * A crash in between leaves bytes that no row names, which the sweep of orphans finds.
 */
export async function givePhoto(
  ctx: PhotoCtx,
  actor: SignedIn,
  bytes: Uint8Array,
): Promise<Result<undefined, { reason: UploadProblem }>> {
  const cleaned = await ctx.cleanUpload(bytes, 'images')
  if (!cleaned.ok) return refuse({ reason: cleaned.reason })
  const storedAs = await ctx.files.keep(cleaned.value.bytes)
  const former = await replace(ctx, actor, storedAs)
  if (former) await ctx.files.erase(former)
  return allow()
}

/** Takes it back, bytes and all. Harmless when there is none. */
export async function removePhoto(ctx: Pick<PhotoCtx, 'db' | 'files'>, actor: SignedIn): Promise<void> {
  const former = await replace(ctx, actor, null)
  if (former) await ctx.files.erase(former)
}

/** The name under which a person's own picture lies; null when they gave none. */
export async function findMyPhoto(db: DatabaseOrTx, actor: SignedIn): Promise<string | null> {
  return findPhoto(db, actor.personId)
}

/** That of the person of a reservation, for those who receive them; null for everyone else, and once it is no seat any more. */
export async function findPhotoAtDoor(
  db: DatabaseOrTx,
  actor: Actor,
  where: { eventId: string; reservationId: string },
): Promise<string | null> {
  const expected = await findExpected(db, actor, where)
  return expected?.state === 'confirmed' ? findPhoto(db, expected.personId) : null
}

async function findPhoto(db: DatabaseOrTx, personId: string): Promise<string | null> {
  const row = await db
    .selectFrom('person_photos')
    .select('stored_as as storedAs')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.storedAs ?? null
}

/** Writes the new name in place of the former, or takes it away; returns the former one. */
async function replace(
  { db }: Pick<Ctx, 'db'>,
  actor: SignedIn,
  storedAs: string | null,
): Promise<string | null> {
  const { personId } = actor
  return inTransaction(db, async tx => {
    await lockRows(tx, 'persons', [personId])
    const former = await findPhoto(tx, personId)
    if (!former && !storedAs) return null
    await tx.deleteFrom('person_photos').where('person_id', '=', personId).execute()
    if (storedAs)
      await tx.insertInto('person_photos').values({ person_id: personId, stored_as: storedAs }).execute()
    await recordAudit(tx, actor, {
      action: storedAs ? 'photo.given' : 'photo.removed',
      subject: { kind: 'person', id: personId },
    })
    return former
  })
}
