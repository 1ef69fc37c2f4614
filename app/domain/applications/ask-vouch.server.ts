import type { Tx } from '~db/client'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import { normaliseAddress } from '../kernel/address'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { queueEffect } from '../outbox/queue-effect.server'
import { lockOpenStep, type StepRefusal } from './own-step.server'
import { keepPlace } from './store.server'
import { type AskRefusal, mayAsk, mostLineCharacters } from './vouch-policy'

export type AskVouchRefusal = StepRefusal | AskRefusal | { reason: 'address_unclear' }

/**
 * Asks whoever has this address to vouch for the applicant, with the line that they wrote. The answer, and the work that
 * is done to give it, are the same whether or not the address is a member's: the worker looks it up afterwards and
 * writes to a member alone. The same address again is the same request. Refuses only what the applicant themself can
 * see: their own address, enough words given, too many addresses tried.
 */
export async function askVouch(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { applicationId: string; stepId: string; address: string; line: string },
): Promise<Result<undefined, AskVouchRefusal>> {
  const address = input.address.normalize('NFC').trim()
  const norm = normaliseAddress(address)
  if (norm === null) return refuse({ reason: 'address_unclear' })
  const line = input.line.normalize('NFC').trim().slice(0, mostLineCharacters)
  return inTransaction(ctx.db, async tx => {
    const opened = await lockOpenStep(tx, actor, { ...input, kind: 'vouching' })
    if (!opened.ok) return opened
    const { application, step } = opened.value
    const asks = await readAsks(tx, application.id, step.id)
    if (asks.some(ask => ask.address_norm === norm && ask.withdrawn_at === null)) return allow()
    const asked = mayAsk({
      isOwnAddress: (await readOwnAddress(tx, application.person.id)) === norm,
      vouchers: step.vouchers,
      given: asks.filter(ask => ask.state === 'given').length,
      asks: asks.length,
    })
    if (!asked.ok) return asked
    const { id: vouchId } = await tx
      .insertInto('vouches')
      .values({
        application_id: application.id,
        applicant_id: application.person.id,
        step_id: step.id,
        address,
        address_norm: norm,
        line,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await queueEffect(tx, { kind: 'vouches.deliver', payload: { vouchId } })
    await keepPlace(tx, application.id, step.id)
    await recordAudit(tx, actor, {
      action: 'vouch.asked',
      subject: { kind: 'application', id: application.id },
      brandId: application.flow.brand?.id,
      details: { vouchId, step: step.id },
    })
    return allow()
  })
}

function readAsks(tx: Tx, applicationId: string, stepId: string) {
  return tx
    .selectFrom('vouches')
    .select(['address_norm', 'state', 'withdrawn_at'])
    .where('application_id', '=', applicationId)
    .where('step_id', '=', stepId)
    .execute()
}

async function readOwnAddress(tx: Tx, personId: string): Promise<string> {
  const row = await tx
    .selectFrom('persons')
    .select('address_norm')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  return row.address_norm
}
