import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { breaksConstraint, inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { SignedIn } from '../kernel/actor'
import { normaliseAddress } from '../kernel/address'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { queueLetter } from '../letters/queue-letter.server'
import { useBenefit as drawBenefit } from '../memberships/use-benefit.server'
import { queueEffect } from '../outbox/queue-effect.server'
import { mayWriteTo } from './policy'
import { type DraftRefusal, type PreparedNomination, prepareNomination } from './prepare-nomination.server'
import type { MemberRefusal } from './preview-nomination.server'
import { readAddressFacts } from './read-address-facts.server'
import { findNomination, findPerson, insertNomination, keepPerson, lockAddress } from './store.server'
import type { NominationDraft, WithdrawnBecause } from './types'

/** `shown`: the fingerprint of the letter that the nominator read. */
export type NominationOrder = { draft: NominationDraft; shown: string }
export type SendRefusal = DraftRefusal | MemberRefusal | { reason: 'letter_changed' | 'not_found' }

/**
 * Puts a name forward: one letter to the person named, and one of the nominator's yearly allowance. Where no letter may
 * leave (`mayWriteTo`), the nomination is kept as withdrawn, with its reason for those who run the club, and the answer,
 * the allowance and the nominator's list are the same. Sent twice, by a double click or a retry, it is one. Refused as
 * the preview is; `letter_changed` when another letter than the one that was read would leave; `not_found` for the id of
 * someone else's nomination.
 */
export async function sendNomination(
  ctx: Ctx,
  actor: SignedIn,
  order: NominationOrder,
): Promise<Result<{ nominationId: string }, SendRefusal>> {
  const send = () => inTransaction(ctx.db, tx => write(ctx, tx, actor, order))
  try {
    return await send()
  } catch (error) {
    // Another letter to the same person was written after all was read: asked again, there is a reason for none.
    if (breaksConstraint(error, 'nominations_one_open')) return send()
    throw error
  }
}

async function write(
  ctx: Ctx,
  tx: Tx,
  actor: SignedIn,
  { draft, shown }: NominationOrder,
): Promise<Result<{ nominationId: string }, SendRefusal>> {
  const addressNorm = normaliseAddress(draft.address)
  if (!addressNorm) return refuse({ reason: 'not_an_address' })
  await lockAddress(tx, addressNorm)
  const knownId = await findPerson(tx, addressNorm)
  await lockRows(tx, 'persons', [actor.personId, ...(knownId ? [knownId] : [])])

  const before = await findNomination(tx, { id: draft.id })
  if (before) {
    return before.nominatorId === actor.personId
      ? allow({ nominationId: before.id })
      : refuse({ reason: 'not_found' })
  }
  const now = await readClock(tx)
  const prepared = await prepareNomination(tx, actor.personId, draft, now)
  if (!prepared.ok) return prepared
  if (prepared.value.shown !== shown) return refuse({ reason: 'letter_changed' })
  const { addressHash, today } = prepared.value
  const may = mayWriteTo(await readAddressFacts(tx, { personId: knownId, addressHash, today }))
  const used = await drawBenefit(tx, {
    personId: actor.personId,
    benefit: 'nomination',
    subject: { kind: 'nomination', id: draft.id },
    now,
  })
  if (!used.ok) return refuse({ reason: used.reason })

  if (may.ok) await sendLetter(ctx, tx, actor, { draft, knownId, ...prepared.value })
  else await keepWithdrawn(tx, actor, { draft, knownId, because: may.reason, ...prepared.value })
  await queueEffect(
    tx,
    { kind: 'nominations.end_in_silence', payload: { nominationId: draft.id } },
    { dueAt: prepared.value.expiresAt },
  )
  return allow({ nominationId: draft.id })
}

type ToWrite = PreparedNomination & { draft: NominationDraft; knownId: string | null }

async function sendLetter(ctx: Ctx, tx: Tx, actor: SignedIn, one: ToWrite): Promise<void> {
  const personId = one.knownId ?? (await keepPerson(tx, one.draft, one.addressNorm))
  await insertNomination(tx, actor.personId, one, {
    personId,
    madeKnown: one.knownId === null,
    tokenHash: ctx.secrets.hash(ctx.secrets.token('nomination', one.draft.id)),
  })
  await queueLetter(tx, {
    personId,
    brandId: one.flow.brand?.id ?? null,
    locale: one.draft.locale,
    promotional: false,
    content: one.content,
  })
  await recordAudit(tx, actor, {
    action: 'nomination.sent',
    subject: { kind: 'nomination', id: one.draft.id },
    details: { flowId: one.flow.flowId },
  })
}

async function keepWithdrawn(
  tx: Tx,
  actor: SignedIn,
  one: ToWrite & { because: WithdrawnBecause },
): Promise<void> {
  await insertNomination(tx, actor.personId, one, { personId: one.knownId, because: one.because })
  await recordAudit(tx, actor, {
    action: 'nomination.withdrawn',
    subject: { kind: 'nomination', id: one.draft.id },
    details: { because: one.because },
  })
}
