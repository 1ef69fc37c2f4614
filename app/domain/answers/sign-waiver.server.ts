import type { Locale } from '~/shared/copy'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { findParty } from './find-party.server'
import { maySign } from './policy'
import { signedName } from './schema'

export type SignRefusal =
  | { reason: 'not_found' | 'over' | 'name_missing' }
  /** The house wrote it anew since the page was opened: what was read is not what stands. */
  | { reason: 'other_words' }

/**
 * Signs the waiver of an event for one of a party, by their name: the text is kept as it was read, in the language in
 * which it was read, with the time of the database's clock. A guest signs on the page of whom they come with. Signed
 * once: the same again changes nothing. Words that were changed since they were read are not signed.
 */
export async function signWaiver(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { reservationId: string; position: number; name: string; locale: Locale; version: number },
): Promise<Result<undefined, SignRefusal>> {
  const name = signedName.safeParse(input.name)
  return inTransaction(ctx.db, async tx => {
    const found = await findParty(tx, actor, input.reservationId)
    if (!found) return refuse({ reason: 'not_found' })
    // Whoever writes the waiver anew locks the event too: the words that are kept are those that stand.
    await lockRows(tx, 'events', [found.event.id])
    await lockRows(tx, 'reservations', [found.reservationId])
    const party = await findParty(tx, actor, input.reservationId)
    const waiver = party?.event.waiver
    if (!party || !waiver || !party.places.some(({ position }) => position === input.position))
      return refuse({ reason: 'not_found' })
    const may = maySign(party, await readClock(tx))
    if (!may.ok) return may
    if (waiver.version !== input.version) return refuse({ reason: 'other_words' })
    if (!name.success) return refuse({ reason: 'name_missing' })
    const signed = await tx
      .insertInto('waiver_signatures')
      .values({
        reservation_id: party.reservationId,
        position: input.position,
        version: waiver.version,
        signed_name: name.data,
        locale: input.locale,
        text: waiver.words[input.locale],
      })
      .onConflict(conflict => conflict.columns(['reservation_id', 'position', 'version']).doNothing())
      .returning('position')
      .executeTakeFirst()
    if (signed)
      await recordAudit(tx, actor, {
        action: 'waiver.signed',
        subject: { kind: 'reservation', id: party.reservationId },
        brandId: party.event.brandId,
        details: { position: input.position, version: waiver.version },
      })
    return allow()
  })
}
