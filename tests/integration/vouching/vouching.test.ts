import { expect, test } from 'vitest'
import { answerVouch } from '~/domain/applications/answer-vouch.server'
import { askVouch } from '~/domain/applications/ask-vouch.server'
import { deliverVouch } from '~/domain/applications/deliver-vouch.server'
import { readApplicationFacts } from '~/domain/applications/store.server'
import { findVouchAsked, listMyVouches, listVouches } from '~/domain/applications/vouch-queries.server'
import { withdrawApplication } from '~/domain/applications/withdraw-application.server'
import { withdrawVouch } from '~/domain/applications/withdraw-vouch.server'
import type { SignedIn } from '~/domain/kernel/actor'
import { aStep, type Walker } from '../../factories/application'
import { someone } from '../../factories/invitation'
import { aRankedMember } from '../../factories/ranked-member'
import { aCtx, lettersTo } from '../../factories/reservation'
import { aPassageOf } from '../../factories/special'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()

const passage = (vouchers = 1) => aPassageOf(database.db, [aStep('vouching', 'word', { vouchers })])

async function member(wishes: { state?: 'active' | 'paused' } = {}) {
  const { actor, personId } = await aRankedMember(database.db, { rank: 1 }, wishes)
  const { address } = await database.db
    .selectFrom('persons')
    .select('address')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  return { actor, personId, address }
}

const ask = (walker: Walker, address: string, line = '') =>
  askVouch({ db: database.db }, walker.actor, {
    applicationId: walker.applicationId,
    stepId: 'word',
    address,
    line,
  })
const listed = (walker: Walker) => listMyVouches(database.db, walker.applicationId, 'word')
const isDone = async (walker: Walker) =>
  (await readApplicationFacts(database.db, walker.applicationId))?.facts.word

/** Lets the worker look every address up, and answers the request that this member finds, if any. */
async function deliver(walker: Walker) {
  const rows = await database.db
    .selectFrom('vouches')
    .select('id')
    .where('application_id', '=', walker.applicationId)
    .orderBy('asked_at')
    .execute()
  for (const { id } of rows) await deliverVouch(aCtx(database.db), id)
  return rows.map(({ id }) => id)
}
const give = (actor: SignedIn, vouchId: string, words = 'Une oreille rare.') =>
  answerVouch({ db: database.db }, actor, vouchId, { answer: 'give', words })
const decline = (actor: SignedIn, vouchId: string) =>
  answerVouch({ db: database.db }, actor, vouchId, { answer: 'decline' })

test('a member is written to, vouches with their words, and the step is done', async () => {
  const walker = await passage()
  const voucher = await member()
  expect(await ask(walker, ` ${voucher.address.toUpperCase()} `, 'Nous avons roulé ensemble.')).toEqual({
    ok: true,
  })
  const [vouchId = ''] = await deliver(walker)
  expect(await lettersTo(database.db, voucher.personId)).toEqual(['correspondence'])
  expect(await findVouchAsked(database.db, voucher.actor, vouchId)).toMatchObject({
    applicant: { givenName: 'Camille', familyName: 'Renard' },
    line: 'Nous avons roulé ensemble.',
    state: 'asked',
  })
  expect(await isDone(walker)).toBe(false)
  expect(await give(voucher.actor, vouchId)).toEqual({ ok: true })
  expect(await isDone(walker)).toBe(true)
  expect(await listVouches(database.db, walker.applicationId)).toMatchObject([
    { voucherId: voucher.personId, state: 'given', words: 'Une oreille rare.' },
  ])
})

test('for a member’s address and for any other, the answer, the list and the work to do are alike', async () => {
  const walker = await passage()
  const [voucher, outsider] = [await member(), await someone(database.db)]
  const addresses = [voucher.address, outsider.address, 'nobody@unknown.example']
  const effects = async () =>
    (await database.db.selectFrom('outbox').select('kind').where('kind', '=', 'vouches.deliver').execute())
      .length
  const before = await effects()
  for (const address of addresses) expect(await ask(walker, address)).toEqual({ ok: true })
  expect(await effects()).toBe(before + 3)
  const shown = async () => (await listed(walker)).vouches.map(({ address, state }) => `${address} ${state}`)
  expect(await shown()).toEqual(addresses.map(address => `${address} asked`))
  await deliver(walker)
  expect(await shown()).toEqual(addresses.map(address => `${address} asked`))
  expect(await lettersTo(database.db, outsider.id)).toEqual([])
})

test('a no looks to the applicant like no answer yet, and is not asked again under another request', async () => {
  const walker = await passage()
  const voucher = await member()
  await ask(walker, voucher.address)
  const [vouchId = ''] = await deliver(walker)
  expect(await decline(voucher.actor, vouchId)).toEqual({ ok: true })
  expect((await listed(walker)).vouches).toMatchObject([{ state: 'asked' }])
  expect(await isDone(walker)).toBe(false)
  await withdrawVouch({ db: database.db }, walker.actor, {
    applicationId: walker.applicationId,
    stepId: 'word',
    vouchId,
  })
  await ask(walker, voucher.address)
  await deliver(walker)
  expect(await lettersTo(database.db, voucher.personId)).toEqual(['correspondence'])
  expect((await listed(walker)).vouches).toMatchObject([{ state: 'asked' }])
})

test('a member may think again: no becomes yes while nothing is decided, and yes is not taken back', async () => {
  const walker = await passage()
  const voucher = await member()
  await ask(walker, voucher.address)
  const [vouchId = ''] = await deliver(walker)
  await decline(voucher.actor, vouchId)
  expect(await give(voucher.actor, vouchId, '  ')).toEqual({ ok: false, reason: 'words_missing' })
  expect(await give(voucher.actor, vouchId)).toEqual({ ok: true })
  expect(await give(voucher.actor, vouchId, 'Autrement dit.')).toEqual({ ok: true })
  expect(await decline(voucher.actor, vouchId)).toEqual({ ok: false, reason: 'already_given' })
  expect(await listVouches(database.db, walker.applicationId)).toMatchObject([{ words: 'Autrement dit.' }])
  const asked = { applicationId: walker.applicationId, stepId: 'word', vouchId }
  expect(await withdrawVouch({ db: database.db }, walker.actor, asked)).toEqual({
    ok: false,
    reason: 'already_given',
  })
})

test('nobody vouches for themselves, by the page or by the schema', async () => {
  const walker = await passage()
  await aRankedMember(database.db, { rank: 1 }, { personId: walker.actor.personId })
  const { address } = await database.db
    .selectFrom('persons')
    .select('address')
    .where('id', '=', walker.actor.personId)
    .executeTakeFirstOrThrow()
  expect(await ask(walker, address)).toEqual({ ok: false, reason: 'yourself' })
  await ask(walker, 'other@mail.example.com')
  const themselves = database.db
    .updateTable('vouches')
    .set({ voucher_id: walker.actor.personId })
    .where('application_id', '=', walker.applicationId)
    .execute()
  await expect(themselves).rejects.toMatchObject({ constraint: 'nobody_vouches_for_themselves' })
})

test('the same address again is one request; addresses are not tried without end', async () => {
  const walker = await passage()
  await ask(walker, 'one@mail.example.com')
  await ask(walker, 'One+club@mail.example.com')
  expect((await listed(walker)).asks).toBe(1)
  for (const name of ['two', 'three', 'four', 'five']) await ask(walker, `${name}@mail.example.com`)
  expect(await ask(walker, 'six@mail.example.com')).toEqual({ ok: false, reason: 'too_many', most: 5 })
  const [first] = (await listed(walker)).vouches
  const asked = { applicationId: walker.applicationId, stepId: 'word', vouchId: first?.id ?? '' }
  expect(await withdrawVouch({ db: database.db }, walker.actor, asked)).toEqual({ ok: true })
  expect(await ask(walker, 'six@mail.example.com')).toEqual({ ok: false, reason: 'too_many', most: 5 })
  expect(await ask(walker, 'not an address')).toEqual({ ok: false, reason: 'address_unclear' })
})

test('a member whose membership rests is not written to, and vouches for nobody', async () => {
  const walker = await passage()
  const paused = await member({ state: 'paused' })
  await ask(walker, paused.address)
  await deliver(walker)
  expect(await lettersTo(database.db, paused.personId)).toEqual([])
  const voucher = await member()
  await ask(walker, voucher.address)
  const vouchId = (await deliver(walker)).at(-1) ?? ''
  await database.db
    .updateTable('membership_periods')
    .set({ state: 'suspended', words: 'Une raison.' })
    .where('person_id', '=', voucher.personId)
    .execute()
  expect(await give(voucher.actor, vouchId)).toEqual({ ok: false, reason: 'not_a_member' })
})

test('the request is for the member alone, and ends with the application', async () => {
  const walker = await passage()
  const [voucher, other] = [await member(), await member()]
  await ask(walker, voucher.address)
  const [vouchId = ''] = await deliver(walker)
  expect(await findVouchAsked(database.db, other.actor, vouchId)).toBeNull()
  expect(await findVouchAsked(database.db, walker.actor, vouchId)).toBeNull()
  expect(await give(other.actor, vouchId)).toEqual({ ok: false, reason: 'not_found' })
  await withdrawApplication({ db: database.db }, walker.actor, { applicationId: walker.applicationId })
  expect(await give(voucher.actor, vouchId)).toEqual({ ok: false, reason: 'over' })
})

test('however often the worker comes by, one letter is written', async () => {
  const walker = await passage(2)
  const voucher = await member()
  await ask(walker, voucher.address)
  const [vouchId = ''] = await deliver(walker)
  await Promise.all([deliverVouch(aCtx(database.db), vouchId), deliverVouch(aCtx(database.db), vouchId)])
  expect(await lettersTo(database.db, voucher.personId)).toEqual(['correspondence'])
})

test('two words are wanted of two members: the same one counts once', async () => {
  const walker = await passage(2)
  const voucher = await member()
  await ask(walker, voucher.address)
  const [first = ''] = await deliver(walker)
  await give(voucher.actor, first)
  await database.db
    .updateTable('persons')
    .set({ address: 'moved@mail.example.com', address_norm: 'moved@mail.example.com' })
    .where('id', '=', voucher.personId)
    .execute()
  await ask(walker, 'moved@mail.example.com')
  const second = (await deliver(walker)).at(-1) ?? ''
  await give(voucher.actor, second)
  expect(await isDone(walker)).toBe(false)
})
