import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { SignedIn } from '~/domain/kernel/actor'
import { castVote } from '~/domain/wishes/cast-vote.server'
import { createPoll, type PollDraft } from '~/domain/wishes/create-poll.server'
import { listMyPolls, listPolls, readMyPoll } from '~/domain/wishes/poll-queries.server'
import { aBrand } from '../../factories/brand'
import { aStaffMember } from '../../factories/invitation'
import { aRankedMember } from '../../factories/ranked-member'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase({ poolSize: 12 })
const ctx = () => ({ db: database.db })
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const aMember = async (rank = 1) => (await aRankedMember(database.db, { rank })).actor
const ofBrand = (brandId: string) => aStaffMember(database.db, { role: 'brand_staff', brandId })
const aManager = () => aStaffMember(database.db, { role: 'manager' })

const draft = (wishes: Partial<PollDraft> = {}): PollDraft => ({
  id: randomUUID(),
  brandId: null,
  question: { fr: 'Où, cet été\u202f?', en: 'Where, this summer?' },
  choices: [
    { fr: 'La mer', en: 'The sea' },
    { fr: 'Le col', en: 'The pass' },
  ],
  minRank: null,
  firstDay: day(-2),
  lastDay: day(5),
  ...wishes,
})

async function aPoll(wishes: Partial<PollDraft> = {}) {
  const made = await createPoll(ctx(), await aManager(), draft(wishes))
  if (!made.ok) throw new Error(made.reason)
  const poll = (await listPolls(database.db, await aManager())).find(({ id }) => id === made.value.pollId)
  if (!poll) throw new Error('the poll is not there')
  return poll
}
const vote = async (actor: SignedIn, pollId: string, choiceId = '') => {
  const answer = await castVote(ctx(), actor, { pollId, choiceId })
  return answer.ok ? 'yes' : answer.reason
}
const close = (pollId: string) =>
  database.db
    .updateTable('polls')
    .set({ closes_at: new Date(Date.now() - 1) })
    .where('id', '=', pollId)
    .execute()

test('managers ask for the club and any brand, brand staff for their own; pressed twice it is one poll', async () => {
  const [mine, theirs] = [await aBrand(database.db), await aBrand(database.db)]
  const staff = await ofBrand(mine.id)
  const own = draft({ brandId: mine.id })
  for (const _ of [1, 2]) expect((await createPoll(ctx(), staff, own)).ok).toBe(true)
  for (const brandId of [theirs.id, null])
    expect(await createPoll(ctx(), staff, draft({ brandId }))).toMatchObject({ reason: 'not_found' })
  expect(await createPoll(ctx(), await aMember(), draft())).toMatchObject({ reason: 'not_found' })
  await aPoll({ brandId: theirs.id })
  expect((await listPolls(database.db, staff)).map(({ id }) => id)).toEqual([own.id])
})

test('a poll has two choices and a time that is not over', async () => {
  const manager = await aManager()
  const ask = async (wishes: Partial<PollDraft>) => {
    const made = await createPoll(ctx(), manager, draft(wishes))
    return made.ok ? 'yes' : made.reason
  }
  expect(await ask({ choices: [{ fr: 'Oui', en: 'Yes' }] })).toBe('few_choices')
  expect(await ask({ firstDay: day(3), lastDay: day(2) })).toBe('closes_before_opening')
  expect(await ask({ firstDay: day(-9), lastDay: day(-3) })).toBe('already_closed')
})

test('a member has one vote, changes it while the poll is open, and a stranger to it has none', async () => {
  const poll = await aPoll({ minRank: 2 })
  const other = await aPoll()
  const [sea, pass] = poll.choices.map(({ id }) => id)
  const [high, low] = [await aMember(2), await aMember(1)]
  expect(await vote(low, poll.id, sea)).toBe('not_found')
  expect(await vote(high, poll.id, other.choices[0]?.id)).toBe('no_choice')
  await Promise.all(Array.from({ length: 5 }, () => vote(high, poll.id, sea)))
  expect(await vote(high, poll.id, pass)).toBe('yes')
  const votes = await database.db
    .selectFrom('poll_votes')
    .select('choice_id')
    .where('poll_id', '=', poll.id)
    .execute()
  expect(votes).toEqual([{ choice_id: pass }])
  expect(await readMyPoll(database.db, low, poll.id)).toBeNull()
  await close(poll.id)
  expect(await vote(high, poll.id, sea)).toBe('closed')
})

test('a paused member is asked nothing', async () => {
  const poll = await aPoll()
  const { actor } = await aRankedMember(database.db, { rank: 1 }, { state: 'paused' })
  expect(await vote(actor, poll.id, poll.choices[0]?.id)).toBe('not_found')
  expect(await listMyPolls(database.db, actor)).toEqual([])
})

test('the result is shown after the close, to those who voted; a small count only in words', async () => {
  const poll = await aPoll()
  const [sea, pass] = poll.choices.map(({ id }) => id)
  const voters = await Promise.all(Array.from({ length: 4 }, () => aMember()))
  const silent = await aMember()
  for (const [at, voter] of voters.entries()) await vote(voter, poll.id, at < 3 ? sea : pass)
  const [first] = voters
  if (!first || !sea || !pass) throw new Error('nobody')
  expect(await readMyPoll(database.db, first, poll.id)).toMatchObject({
    isOpen: true,
    result: null,
    mine: sea,
  })
  await close(poll.id)
  expect(await readMyPoll(database.db, first, poll.id)).toMatchObject({
    isOpen: false,
    result: { voters: 4, counts: { [sea]: 3, [pass]: 'few' } },
  })
  expect(await readMyPoll(database.db, silent, poll.id)).toBeNull()
})
