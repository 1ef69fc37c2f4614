import { expect, test } from 'vitest'
import { mayBeChosen, reachOf } from '~/domain/audience/policy'
import { criteriaOf, readFilters, writeFilters } from '~/domain/audience/schema'
import { clubPolicy, type WritingFacts } from '~/domain/permission/types'

const now = new Date('2026-11-03T10:00:00Z')
const closes = new Date('2027-01-20T16:00:00Z')
const facts: WritingFacts = {
  permission: { id: 'p', channel: 'email' },
  policy: clubPolicy,
  suppressions: [],
  lettersInWindow: [],
  personZone: 'Europe/Paris',
}
const twoLetters = [new Date('2026-11-01T09:00:00Z'), new Date('2026-11-02T09:00:00Z')]

test('someone whose word allows it is reached now', () => {
  expect(reachOf(facts, now, closes)).toEqual({ kind: 'now' })
})

test('someone who had their letters of the month is reached when the first of them is a month old', () => {
  expect(reachOf({ ...facts, lettersInWindow: twoLetters }, now, closes)).toEqual({
    kind: 'later',
    because: 'cadence_reached',
    from: new Date('2026-12-01T09:00:00Z'),
  })
})

test('a letter that could only leave once nobody may answer is too late', () => {
  const waiting = { ...facts, lettersInWindow: twoLetters }
  expect(reachOf(waiting, now, new Date('2026-12-01T09:00:00Z')).kind).toBe('too_late')
})

test('an address that must not be written to is never reached', () => {
  expect(reachOf({ ...facts, suppressions: ['bounced'] }, now, closes)).toEqual({
    kind: 'never',
    because: 'suppressed',
  })
})

test('only someone reachable and not yet invited may be chosen', () => {
  const later = { kind: 'later' as const, because: 'paused' as const, from: now }
  expect(mayBeChosen({ invited: null, reach: later })).toBe(true)
  expect(mayBeChosen({ invited: null, reach: { ...later, kind: 'too_late' } })).toBe(false)
  expect(mayBeChosen({ invited: { waveId: 'w', isDraft: true }, reach: { kind: 'now' } })).toBe(false)
})

test('filters travel in the address, and what cannot be read narrows nothing', () => {
  const query = new URLSearchParams('q=renard&model=Bor%C3%A9ale+RS&language=de&standing=member&colour=red')
  const filters = readFilters(query)
  expect(filters).toEqual({
    search: 'renard',
    model: 'Boréale RS',
    city: '',
    country: '',
    language: '',
    standing: 'member',
  })
  expect(readFilters(writeFilters(filters))).toEqual(filters)
  expect(criteriaOf(filters)).toEqual(['model', 'standing'])
})
