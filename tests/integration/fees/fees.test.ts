import { afterEach, expect, test } from 'vitest'
import { readFees } from '~/domain/applications/fee-queries.server'
import { openFee } from '~/domain/applications/open-fee.server'
import { returnFee } from '~/domain/applications/return-fee.server'
import { settleFee } from '~/domain/applications/settle-fee.server'
import { readApplicationFacts } from '~/domain/applications/store.server'
import { withdrawApplication } from '~/domain/applications/withdraw-application.server'
import { reconcileDeposits } from '~/domain/deposits/reconcile-deposits.server'
import { findDepositsOfApplication } from '~/domain/deposits/store.server'
import { inTransaction } from '~db/transaction'
import { aStep, type Walker } from '../../factories/application'
import { cards, urls } from '../../factories/reservation'
import { aPassageOf, markSubmitted } from '../../factories/special'
import { useTestDatabase } from '../../set-up/database'
import { useTill } from '../../set-up/till'

const database = useTestDatabase()
const till = useTill(database)
afterEach(() => till.stripe.control.clearFaults())

const passage = (isReturned = true) =>
  aPassageOf(database.db, [aStep('fee', 'till', { amount: 12_000, currency: 'EUR', isReturned })])

const open = (walker: Walker) =>
  openFee(till.ctx, walker.actor, { applicationId: walker.applicationId, stepId: 'till' }, urls)
async function page(walker: Walker): Promise<string> {
  const opened = await open(walker)
  if (!opened.ok) throw new Error(`refused: ${opened.reason}`)
  return opened.value.url
}
async function paid(isReturned = true) {
  const walker = await passage(isReturned)
  expect(await till.pay(await page(walker))).toBe(303)
  await till.hearAndWork()
  return walker
}
const fee = async (walker: Walker) => (await readFees(database.db, walker.applicationId))[0]
const isDone = async (walker: Walker) =>
  (await readApplicationFacts(database.db, walker.applicationId))?.facts.till
const deposits = (walker: Walker) => findDepositsOfApplication(database.db, walker.applicationId)
const give = (walker: Walker, because: 'declined' | 'withdrawn') =>
  inTransaction(database.db, tx => returnFee(tx, walker.applicationId, because))

async function movements(walker: Walker): Promise<string[]> {
  const rows = await database.db
    .selectFrom('deposit_movements as m')
    .innerJoin('deposits as d', 'd.id', 'm.deposit_id')
    .select(['m.kind', 'm.amount'])
    .where('d.application_id', '=', walker.applicationId)
    .orderBy('m.id')
    .execute()
  return rows.map(({ kind, amount }) => `${kind} ${amount}`)
}

test('paid on the bank’s page, the step is done by the webhook alone', async () => {
  const walker = await paid()
  expect(await isDone(walker)).toBe(true)
  expect(await movements(walker)).toEqual(['captured 12000'])
  expect(await fee(walker)).toMatchObject({ state: 'paid', refund: null })
  expect(await open(walker)).toEqual({ ok: false, reason: 'already_paid' })
})

test('pressed five times at once there is one deposit, and one page', async () => {
  const walker = await passage()
  const pages = await Promise.all(Array.from({ length: 5 }, () => page(walker)))
  expect(new Set([...pages, await page(walker)]).size).toBe(1)
  expect(await deposits(walker)).toHaveLength(1)
})

test('a card that is refused leaves the page open: come back, try again', async () => {
  const walker = await passage()
  const url = await page(walker)
  expect(await till.pay(url, cards.declined)).toBe(402)
  await till.hearAndWork()
  expect(await isDone(walker)).toBe(false)
  expect(await fee(walker)).toMatchObject({ state: 'page', wasRefused: true })
  expect(await page(walker)).toBe(url)
  expect(await till.pay(url)).toBe(303)
  await till.hearAndWork()
  expect(await isDone(walker)).toBe(true)
  expect(await movements(walker)).toEqual(['failed 12000', 'captured 12000'])
})

test('a page that ran out unpaid makes room for another, days later', async () => {
  const walker = await passage()
  const first = await page(walker)
  const [deposit] = await deposits(walker)
  await till.ctx.payments.closeCheckout(deposit?.sessionId ?? '')
  const second = await page(walker)
  expect(second).not.toBe(first)
  expect(await till.pay(second)).toBe(303)
  await till.hearAndWork()
  expect(await isDone(walker)).toBe(true)
  expect((await deposits(walker)).map(({ endedAt }) => endedAt !== null)).toEqual([true, false])
})

test('with Stripe down nothing is lost, and the next try opens the page', async () => {
  const walker = await passage()
  till.stripe.control.fail({ route: 'POST /v1/checkout/sessions', kind: '429', times: 10 })
  expect(await open(walker)).toEqual({ ok: false, reason: 'payment_unavailable' })
  till.stripe.control.clearFaults()
  expect(await till.pay(await page(walker))).toBe(303)
})

test('paid without a word from a webhook, the return finds it paid, and so does the reconciler', async () => {
  const [back, lost] = [await passage(), await passage()]
  till.stripe.control.setWebhooks({ drop: true })
  for (const walker of [back, lost]) await till.pay(await page(walker))
  till.stripe.control.setWebhooks({ drop: false })
  expect(await open(back)).toEqual({ ok: false, reason: 'already_paid' })
  const [deposit] = await deposits(lost)
  const differences = await reconcileDeposits(till.ctx, { grace: 0 })
  expect(differences).toContainEqual(
    expect.objectContaining({ depositId: deposit?.id, what: 'not_in_ledger' }),
  )
  await till.work()
  expect(await isDone(lost)).toBe(true)
  const again = await reconcileDeposits(till.ctx, { grace: 0 })
  expect(again.filter(({ depositId }) => depositId === deposit?.id)).toEqual([])
})

test('a deposit goes back whole and once when the answer is no; a fee stays', async () => {
  const [deposit, kept] = [await paid(true), await paid(false)]
  for (const walker of [deposit, kept]) await markSubmitted(database.db, walker.applicationId)
  expect(await give(deposit, 'declined')).toEqual([{ amount: 12_000, currency: 'EUR' }])
  expect(await give(deposit, 'declined')).toEqual([])
  expect(await give(kept, 'declined')).toEqual([])
  await till.hearAndWork()
  expect(await movements(deposit)).toEqual(['captured 12000', 'refunded 12000'])
  expect(await movements(kept)).toEqual(['captured 12000'])
  expect(await fee(deposit)).toMatchObject({ state: 'returned', refund: { because: 'declined' } })
  expect(await fee(kept)).toMatchObject({ state: 'paid' })
})

test('whoever withdraws has their deposit back, and an open page can be paid no more', async () => {
  const [walker, unpaid] = [await paid(), await passage()]
  const url = await page(unpaid)
  for (const { actor, applicationId } of [walker, unpaid])
    await withdrawApplication({ db: database.db }, actor, { applicationId })
  await till.hearAndWork()
  expect(await movements(walker)).toEqual(['captured 12000', 'refunded 12000'])
  expect(await till.pay(url)).not.toBe(303)
  expect(await open(unpaid)).toEqual({ ok: false, reason: 'closed' })
})

test('paid while it was being withdrawn, even a fee goes back', async () => {
  const walker = await passage(false)
  await till.pay(await page(walker))
  await withdrawApplication({ db: database.db }, walker.actor, { applicationId: walker.applicationId })
  await till.hearAndWork()
  await till.hearAndWork()
  expect(await movements(walker)).toEqual(['captured 12000', 'refunded 12000'])
  expect(await fee(walker)).toMatchObject({ refund: { because: 'too_late' } })
})

test('settled by four at once, it is written once', async () => {
  const walker = await passage()
  await till.pay(await page(walker))
  const [deposit] = await deposits(walker)
  if (!deposit) throw new Error('no deposit')
  const settled = await Promise.all(Array.from({ length: 4 }, () => settleFee(till.ctx, deposit)))
  expect(settled).toEqual(['confirmed', 'confirmed', 'confirmed', 'confirmed'])
  await till.hearAndWork()
  expect(await movements(walker)).toEqual(['captured 12000'])
  const audit = await database.db
    .selectFrom('audit_entries')
    .select('id')
    .where('action', '=', 'fee.taken')
    .where('subject_id', '=', walker.applicationId)
    .execute()
  expect(audit).toHaveLength(1)
})

test('nothing is opened for anyone else, nor for a step that asks for nothing', async () => {
  const [walker, other] = [await passage(), await passage()]
  expect(await open({ ...walker, actor: other.actor })).toEqual({ ok: false, reason: 'not_found' })
  const asked = { applicationId: walker.applicationId, stepId: 'send' }
  expect(await openFee(till.ctx, walker.actor, asked, urls)).toEqual({ ok: false, reason: 'not_found' })
})

test('a deposit belongs to a reservation or to an application, never to both or neither', async () => {
  const orphan = database.db.insertInto('deposits').values({ amount: 100, currency: 'EUR' }).execute()
  await expect(orphan).rejects.toMatchObject({ code: '23514' })
})
