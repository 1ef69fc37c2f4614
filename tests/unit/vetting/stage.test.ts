import { expect, test } from 'vitest'
import { type StageFacts, stageOf } from '~/domain/vetting/stage'

const facts: StageFacts = {
  state: 'submitted',
  open: null,
  last: null,
  isAsked: false,
  interview: null,
  votes: 0,
  quorum: 3,
}
const soon = new Date('2027-01-14T09:00:00Z')

test.each<[Partial<StageFacts>, object]>([
  [{}, { kind: 'to_read' }],
  [{ votes: 2 }, { kind: 'voting', votes: 2, quorum: 3 }],
  [{ votes: 3 }, { kind: 'ready' }],
  [{ quorum: 0 }, { kind: 'ready' }],
  [{ votes: 2, isAsked: true }, { kind: 'asked' }],
  [
    { interview: { at: soon, timeZone: 'Europe/Paris' } },
    { kind: 'interview', at: soon, timeZone: 'Europe/Paris' },
  ],
  [{ votes: 3, open: { state: 'pending', takesEffectAt: null } }, { kind: 'pending' }],
  [{ open: { state: 'released', takesEffectAt: soon } }, { kind: 'released', takesEffectAt: soon }],
  [
    { state: 'waitlisted', last: { verdict: 'waitlist', rank: 2 } },
    { kind: 'waitlisted', rank: 2 },
  ],
  [
    { state: 'decided', last: { verdict: 'admit', rank: null } },
    { kind: 'decided', verdict: 'admit' },
  ],
  [{ state: 'withdrawn', isAsked: true }, { kind: 'withdrawn' }],
])('%o stands at %o', (change, stage) => {
  expect(stageOf({ ...facts, ...change })).toEqual(stage)
})
