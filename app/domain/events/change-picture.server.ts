import type { Bilingual } from '~/shared/copy'
import type { Tx } from '~db/client'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import type { FilePort } from '../kernel/files'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { lockPicturesOf, numberPictures, orderOfPictures } from './picture-store.server'
import { type Crop, problemOfCrop } from './pictures'
import type { StaffEvent } from './types'

export type PictureChange =
  | { kind: 'describe'; alt: Bilingual }
  | { kind: 'crop'; crop: Crop }
  | { kind: 'move'; by: -1 | 1 }
  | { kind: 'cover' }
  | { kind: 'remove' }

export type ChangePictureRefusal = { reason: 'not_found' | 'alt_needed' | 'outside' | 'too_small' }

/**
 * Changes one picture of an event: what is told of it, the part that is shown, its place among the others, or takes it
 * away. Moving it past an end leaves it where it is. Its bytes are erased once its row is gone; a crash in between
 * leaves them to the sweep of orphans.
 */
export async function changePicture(
  ctx: Pick<Ctx, 'db'> & { files: FilePort },
  actor: Actor,
  input: { eventId: string; pictureId: string; change: PictureChange },
): Promise<Result<undefined, ChangePictureRefusal>> {
  const { eventId, pictureId, change } = input
  if (!isUuid(pictureId)) return refuse({ reason: 'not_found' })
  const answer = await inTransaction(ctx.db, async tx => {
    const event = await lockPicturesOf(tx, actor, eventId)
    const order = event ? await orderOfPictures(tx, eventId) : []
    if (!event || !order.includes(pictureId)) return refuse({ reason: 'not_found' as const })
    const done = await carryOut(tx, pictureId, order, change)
    if (done.ok) await note(tx, actor, event, pictureId, change)
    return done
  })
  if (!answer.ok) return answer
  if (answer.value !== null) await ctx.files.erase(answer.value)
  return allow()
}

/** Answers the name of the bytes that no row names any more, if any. */
async function carryOut(
  tx: Tx,
  id: string,
  order: readonly string[],
  change: PictureChange,
): Promise<Result<string | null, ChangePictureRefusal>> {
  switch (change.kind) {
    case 'describe': {
      const [fr, en] = [change.alt.fr.trim().slice(0, 300), change.alt.en.trim().slice(0, 300)]
      if (fr === '' || en === '') return refuse({ reason: 'alt_needed' })
      await tx.updateTable('event_pictures').set({ alt_fr: fr, alt_en: en }).where('id', '=', id).execute()
      return allow(null)
    }
    case 'crop': {
      const problem = problemOfCrop(change.crop)
      if (problem) return refuse({ reason: problem })
      const crop = JSON.stringify(change.crop)
      await tx.updateTable('event_pictures').set({ crop }).where('id', '=', id).execute()
      return allow(null)
    }
    case 'move':
    case 'cover': {
      const at = order.indexOf(id)
      const to = change.kind === 'cover' ? 0 : Math.min(order.length - 1, Math.max(0, at + change.by))
      const others = order.filter(other => other !== id)
      await numberPictures(tx, [...others.slice(0, to), id, ...others.slice(to)])
      return allow(null)
    }
    case 'remove': {
      const { stored_as: storedAs } = await tx
        .deleteFrom('event_pictures')
        .where('id', '=', id)
        .returning('stored_as')
        .executeTakeFirstOrThrow()
      await numberPictures(
        tx,
        order.filter(other => other !== id),
      )
      return allow(storedAs)
    }
  }
}

async function note(tx: Tx, actor: Actor, event: StaffEvent, pictureId: string, change: PictureChange) {
  await recordAudit(tx, actor, {
    action: `event.picture_${change.kind}`,
    subject: { kind: 'event', id: event.id },
    brandId: event.brand.id,
    details: { pictureId },
  })
}
