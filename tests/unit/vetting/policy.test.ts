import { expect, test } from 'vitest'
import {
  isDue,
  judgePromise,
  mayCallBack,
  mayDecide,
  mayRead,
  mayVote,
  problemsOfDecision,
  type ReaderFacts,
  seesOthers,
  suggestReturn,
} from '~/domain/vetting/policy'

const facts: ReaderFacts = {
  application: 'submitted',
  hasOpenDecision: false,
  hasInterest: false,
  hasVoted: false,
  isAssigned: false,
  runsTheClub: false,
  votes: 0,
  quorum: 3,
}
const reasonOf = (answer: { ok: boolean; reason?: string }) => (answer.ok ? 'yes' : answer.reason)

test.each([
  ['2027-01-12T22:59:59Z', '2027-01-12T09:00:00Z', 'due', 0],
  ['2027-01-12T22:59:59Z', '2027-01-11T09:00:00Z', 'due', 1],
  ['2027-01-12T22:59:59Z', '2027-01-08T09:00:00Z', 'open', 4],
  ['2027-01-12T22:59:59Z', '2027-01-12T23:30:00Z', 'late', -1],
  // Midnight at the end of the day belongs to that day.
  ['2027-01-12T23:00:00Z', '2027-01-12T22:30:00Z', 'due', 0],
  // The clocks change in between: days are counted by the calendar.
  ['2027-03-29T21:59:59Z', '2027-03-27T22:30:00Z', 'open', 2],
])('an answer promised by %s is at %s %s (%i days)', (replyBy, now, standing, days) => {
  expect(judgePromise(new Date(replyBy), new Date(now), 'Europe/Paris')).toEqual({ standing, days })
})

test('a first vote is blind: a reader sees the others once their own vote is in', () => {
  expect(seesOthers({ ...facts, votes: 2 })).toBe('vote_first')
  expect(seesOthers({ ...facts, votes: 2, hasVoted: true })).toBe('shown')
})

test('one who runs the club and was not asked sees them once there are votes enough, and casts none then', () => {
  const manager = { ...facts, runsTheClub: true }
  expect(seesOthers({ ...manager, votes: 2 })).toBe('until_quorum')
  expect(reasonOf(mayVote({ ...manager, votes: 2 }))).toBe('yes')
  expect(seesOthers({ ...manager, votes: 3 })).toBe('shown')
  expect(reasonOf(mayVote({ ...manager, votes: 3 }))).toBe('not_blind')
})

test('one who runs the club and was asked to read votes first, whatever the number', () => {
  expect(seesOthers({ ...facts, runsTheClub: true, isAssigned: true, votes: 5 })).toBe('vote_first')
  expect(reasonOf(mayVote({ ...facts, runsTheClub: true, isAssigned: true, votes: 5 }))).toBe('yes')
})

test('without a quorum there is still nothing to see before the first vote', () => {
  expect(seesOthers({ ...facts, runsTheClub: true, quorum: 0, votes: 0 })).toBe('until_quorum')
})

test('whoever has an interest sees nothing and votes nothing, even afterwards', () => {
  const interested = { ...facts, hasInterest: true, hasVoted: true, runsTheClub: true, votes: 9 }
  expect(seesOthers(interested)).toBe('interest')
  expect(seesOthers({ ...interested, application: 'decided' })).toBe('interest')
  expect(reasonOf(mayRead(interested))).toBe('interest')
  expect(reasonOf(mayVote(interested))).toBe('interest')
})

test('votes stay once a decision is prepared, and once all is over', () => {
  expect(reasonOf(mayVote({ ...facts, hasVoted: true, hasOpenDecision: true }))).toBe('decision_prepared')
  expect(reasonOf(mayVote({ ...facts, hasVoted: true, application: 'decided' }))).toBe('closed')
  expect(reasonOf(mayVote({ ...facts, hasVoted: true, application: 'waitlisted' }))).toBe('yes')
})

test.each([
  ['not one who runs the club', { runsTheClub: false }, 'admit', 'not_yours'],
  ['an interest', { hasInterest: true }, 'decline', 'interest'],
  ['too few votes', { votes: 2 }, 'decline', 'no_quorum'],
  ['a veto', { isVetoed: true }, 'admit', 'vetoed'],
  ['a veto, on trial too', { isVetoed: true }, 'trial', 'vetoed'],
  ['a veto does not keep from declining', { isVetoed: true }, 'decline', 'yes'],
  ['nor from waiting', { isVetoed: true }, 'waitlist', 'yes'],
  ['a programme without a quorum', { votes: 0, quorum: 0 }, 'decline', 'yes'],
  ['a member who asks for more is not on trial', { purpose: 'rise' }, 'trial', 'no_trial_here'],
  ['something prepared already', { hasOpenDecision: true }, 'admit', 'decision_prepared'],
  ['withdrawn', { application: 'withdrawn' }, 'admit', 'closed'],
] as const)('deciding with %s (%o): %s is %s', (_, change, kind, expected) => {
  const deciding = {
    ...facts,
    runsTheClub: true,
    votes: 3,
    isVetoed: false,
    purpose: 'join' as const,
    ...change,
  }
  expect(reasonOf(mayDecide(deciding, kind))).toBe(expected)
})

test('a decision names days to come, a rank within reason, and for a refusal why', () => {
  const today = '2027-01-12'
  const fields = (draft: Parameters<typeof problemsOfDecision>[0]) =>
    problemsOfDecision(draft, today).map(({ field }) => field)
  expect(fields({ kind: 'trial', because: '', tierId: 'x', trialUntil: today })).toEqual(['trialUntil'])
  expect(fields({ kind: 'trial', because: '', tierId: 'x', trialUntil: '2027-01-13' })).toEqual([])
  expect(fields({ kind: 'later', because: '', returnOn: '2027-01-01' })).toEqual(['returnOn'])
  expect(fields({ kind: 'waitlist', because: '', rank: 0 })).toEqual(['rank'])
  expect(fields({ kind: 'waitlist', because: '', rank: 1.5 })).toEqual(['rank'])
  expect(fields({ kind: 'decline', because: ' ', returnOn: null })).toEqual(['because'])
})

test('second thoughts last to the hour, and not an instant longer', () => {
  const takesEffectAt = new Date('2027-01-12T10:00:00Z')
  const released = { state: 'released' as const, takesEffectAt }
  const before = new Date('2027-01-12T09:59:59.999Z')
  expect(reasonOf(mayCallBack(released, before))).toBe('yes')
  expect(isDue(released, before)).toBe(false)
  expect(reasonOf(mayCallBack(released, takesEffectAt))).toBe('too_late')
  expect(isDue(released, takesEffectAt)).toBe(true)
  expect(reasonOf(mayCallBack({ state: 'pending', takesEffectAt: null }, takesEffectAt))).toBe('yes')
  expect(reasonOf(mayCallBack({ state: 'effective', takesEffectAt }, before))).toBe('too_late')
  expect(isDue({ state: 'effective', takesEffectAt }, takesEffectAt)).toBe(false)
})

test('the way back is proposed in whole months, as the programme says', () => {
  expect(suggestReturn(6, '2027-08-31')).toBe('2028-02-29')
  expect(suggestReturn(null, '2027-08-31')).toBe(null)
})
