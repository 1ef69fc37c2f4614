import { expect, test } from 'vitest'
import { obstaclesOf, type WaveMaterial } from '~/domain/invitations/wave-policy'

const ready: WaveMaterial = {
  event: { state: 'published', replyClosesAt: new Date('2027-01-20T16:00:00Z') },
  words: {
    subject: { fr: 'Une place', en: '' },
    body: { fr: 'Venez.', en: '' },
    senderName: 'Élise',
    senderTitle: '',
  },
  recipients: [{ locale: 'fr', missing: [], reach: { kind: 'now' } }],
  now: new Date('2026-12-01T10:00:00Z'),
}
const reasons = (changes: Partial<WaveMaterial>) =>
  obstaclesOf({ ...ready, ...changes }).map(({ reason }) => reason)

test('a letter in the one language that its readers speak may leave', () => {
  expect(reasons({})).toEqual([])
})

test('a wave to nobody, or for an event that cannot be answered, stays', () => {
  expect(reasons({ recipients: [] })).toEqual(['nobody'])
  expect(reasons({ now: ready.event.replyClosesAt })).toEqual(['reply_date_past'])
  expect(reasons({ event: { ...ready.event, state: 'cancelled' } })).toEqual(['not_published'])
})

test('every reader’s language is asked for, and no other', () => {
  const english = { locale: 'en' as const, missing: [], reach: { kind: 'now' as const } }
  expect(obstaclesOf({ ...ready, recipients: [english] })).toEqual([
    { reason: 'words_missing', locales: ['en'] },
  ])
})

test('a letter that waits for its reader’s own hour may leave; one that would come too late, or never, may not', () => {
  const from = new Date('2026-12-03T08:00:00Z')
  const reached = (kind: 'later' | 'too_late') => [
    { locale: 'fr' as const, missing: [], reach: { kind, because: 'paused' as const, from } },
  ]
  expect(reasons({ recipients: reached('later') })).toEqual([])
  expect(reasons({ recipients: reached('too_late') })).toEqual(['not_reachable'])
})

test('holes are counted by person', () => {
  const holed = {
    locale: 'fr' as const,
    missing: ['model' as const, 'city' as const],
    reach: { kind: 'now' as const },
  }
  expect(obstaclesOf({ ...ready, recipients: [holed, holed] })).toEqual([
    { reason: 'fields_empty', people: 2 },
  ])
})
