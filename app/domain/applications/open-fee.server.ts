import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import type { OpenCheckout, PaymentPort } from '../deposits/port'
import {
  endApplicationDeposit,
  findDeposit,
  findDepositsOfApplication,
  openApplicationDeposit,
  queueDepositClosing,
} from '../deposits/store.server'
import type { ApplicationDeposit } from '../deposits/types'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isStale, pageLifeMs } from './fee-policy'
import { lockOpenStep, type StepRefusal } from './own-step.server'
import { settleFee } from './settle-fee.server'
import { keepPlace } from './store.server'

/** Absolute addresses to which Stripe's page leads back. They must be the same at every try. */
export type FeeUrls = { successUrl: string; cancelUrl: string }
export type OpenFeeRefusal =
  | StepRefusal
  | { reason: 'already_paid' }
  /** Stripe does not answer. Another try opens the same page. */
  | { reason: 'payment_unavailable' }

type FeeCtx = Ctx & { payments: PaymentPort }
type Asked = { deposit: ApplicationDeposit; label: string; address: string; locale: 'fr' | 'en' }

/**
 * Opens Stripe's page for what a step asks, and returns its address. The deposit is written first, once for a step; the
 * page is opened after the commit, with the key `checkout:<depositId>` and a body made of kept facts, so that a second
 * tab or a retry finds the same page. One that was paid meanwhile is settled; one that ran out unpaid makes room for
 * another. A card that was refused leaves the page open: this leads back to it.
 */
export async function openFee(
  ctx: FeeCtx,
  actor: Actor,
  input: { applicationId: string; stepId: string },
  urls: FeeUrls,
): Promise<Result<{ url: string }, OpenFeeRefusal>> {
  const first = await ask(ctx, actor, input)
  if (!first.ok) return first
  try {
    const standing = await standingOf(ctx, first.value.deposit)
    if (standing === 'paid') return refuse({ reason: 'already_paid' })
    if (standing !== 'over') return await open(ctx, first.value, urls)
    await inTransaction(ctx.db, tx => endApplicationDeposit(tx, first.value.deposit.id))
    const next = await ask(ctx, actor, input)
    return next.ok ? await open(ctx, next.value, urls) : next
  } catch (error) {
    ctx.log.warn({ ...input, depositId: first.value.deposit.id, error }, 'a checkout could not be opened')
    return refuse({ reason: 'payment_unavailable' })
  }
}

/** The deposit that this step asks now; written at the first asking. */
async function ask(
  ctx: FeeCtx,
  actor: Actor,
  input: { applicationId: string; stepId: string },
): Promise<Result<Asked, StepRefusal | { reason: 'already_paid' }>> {
  return inTransaction(ctx.db, async tx => {
    const opened = await lockOpenStep(tx, actor, { ...input, kind: 'fee' })
    if (!opened.ok) return opened
    const { application, definition, step, facts } = opened.value
    if (facts[step.id]) return refuse({ reason: 'already_paid' })
    const { id: applicationId, person } = application
    const living = await findLiving(tx, applicationId, step.id)
    const { amount, currency, isReturned } = step
    const deposit =
      living ??
      (await read(
        tx,
        await openApplicationDeposit(tx, { applicationId, stepId: step.id, amount, currency, isReturned }),
      ))
    await keepPlace(tx, applicationId, step.id)
    const { address } = await tx
      .selectFrom('persons')
      .select('address')
      .where('id', '=', person.id)
      .executeTakeFirstOrThrow()
    const label = `${definition.name[person.locale]} · ${step.title[person.locale]}`
    return allow({ deposit, label, address, locale: person.locale })
  })
}

async function findLiving(tx: Tx, applicationId: string, stepId: string): Promise<ApplicationDeposit | null> {
  const all = await findDepositsOfApplication(tx, applicationId)
  const living = all.find(deposit => deposit.stepId === stepId && deposit.endedAt === null)
  if (!living || !isStale(living, await readClock(tx))) return living ?? null
  await endApplicationDeposit(tx, living.id)
  return null
}

async function read(tx: Tx, depositId: string): Promise<ApplicationDeposit> {
  const deposit = await findDeposit(tx, depositId)
  if (deposit?.of !== 'application') throw new Error('a deposit was not written')
  return deposit
}

/** Asked of Stripe: `over` once the page ran out unpaid. */
async function standingOf(
  ctx: FeeCtx,
  deposit: ApplicationDeposit,
): Promise<'new' | 'open' | 'paid' | 'over'> {
  if (!deposit.sessionId) return 'new'
  const settled = await settleFee(ctx, deposit)
  if (settled === 'confirmed') return 'paid'
  if (settled === 'ended') return 'over'
  const { state } = await ctx.payments.readCheckout(deposit.sessionId)
  return state === 'expired' ? 'over' : 'open'
}

async function open(
  ctx: FeeCtx,
  { deposit, label, address, locale }: Asked,
  urls: FeeUrls,
): Promise<Result<{ url: string }, OpenFeeRefusal>> {
  if (deposit.sessionUrl) return allow({ url: deposit.sessionUrl })
  const checkout: OpenCheckout = {
    depositId: deposit.id,
    subject: { applicationId: deposit.applicationId },
    amount: deposit.amount,
    currency: deposit.currency,
    label,
    address,
    locale,
    expiresAt: new Date(deposit.createdAt.getTime() + pageLifeMs),
    ...urls,
  }
  const session = await ctx.payments.openCheckout(checkout, `checkout:${deposit.id}`)
  return inTransaction(ctx.db, async tx => {
    await lockRows(tx, 'applications', [deposit.applicationId])
    await lockRows(tx, 'deposits', [deposit.id])
    await tx
      .updateTable('deposits')
      .set({ stripe_session_id: session.sessionId, stripe_session_url: session.url })
      .where('id', '=', deposit.id)
      .where(eb =>
        eb.or([eb('stripe_session_id', 'is', null), eb('stripe_session_id', '=', session.sessionId)]),
      )
      .execute()
    if (await isOver(tx, deposit.applicationId)) {
      await queueDepositClosing(tx, deposit.id)
      return refuse({ reason: 'closed' })
    }
    const { sessionUrl } = await read(tx, deposit.id)
    if (!sessionUrl) throw new Error('the address of a checkout was not kept')
    return allow({ url: sessionUrl })
  })
}

async function isOver(tx: Tx, applicationId: string): Promise<boolean> {
  const { state } = await tx
    .selectFrom('applications')
    .select('state')
    .where('id', '=', applicationId)
    .executeTakeFirstOrThrow()
  return state === 'withdrawn' || state === 'decided'
}
