import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AddressFacts,
  lastDay,
  maySayNo,
  maySayYes,
  mayWriteTo,
  standingOfNomination,
} from '~/domain/nominations/policy'
import { nominationForm } from '~/domain/nominations/schema'
import { nominationStates } from '~/domain/nominations/types'

const now = new Date('2026-11-24T10:00:00Z')
const later = new Date('2026-12-25T00:00:00Z')
const past = new Date('2026-11-24T09:59:59Z')

const unknown: AddressFacts = {
  isSuppressed: false,
  dial: null,
  isMember: false,
  isApplying: false,
  lastAnswer: null,
  earlier: [],
  now,
  today: '2026-11-24',
}

describe('may a letter leave to the person named', () => {
  test('it may, to someone of whom nothing is known', () => {
    expect(mayWriteTo(unknown)).toEqual({ ok: true })
  })

  test('not to an address that must not be written to', () => {
    expect(mayWriteTo({ ...unknown, isSuppressed: true })).toMatchObject({ reason: 'suppressed' })
  })

  test('not against the person’s own dial: never, or a pause that has not ended', () => {
    const dial = (never: boolean, pausedUntil: Date | null) =>
      mayWriteTo({ ...unknown, dial: { never, pausedUntil } })
    expect(dial(true, null)).toMatchObject({ reason: 'dial' })
    expect(dial(false, later)).toMatchObject({ reason: 'dial' })
    expect(dial(false, past)).toEqual({ ok: true })
    expect(dial(false, now)).toEqual({ ok: true })
  })

  test('not to a member, nor to someone whose application is under way', () => {
    expect(mayWriteTo({ ...unknown, isMember: true })).toMatchObject({ reason: 'member' })
    expect(mayWriteTo({ ...unknown, isApplying: true })).toMatchObject({ reason: 'applicant' })
  })

  test('not to someone whom the club declined, before the day on which they may come back', () => {
    const verdict = (kind: string, returnOn: string | null) =>
      mayWriteTo({ ...unknown, lastAnswer: { kind, returnOn } })
    expect(verdict('decline', null)).toMatchObject({ reason: 'refused' })
    expect(verdict('later', '2026-11-25')).toMatchObject({ reason: 'refused' })
    expect(verdict('decline', '2026-11-24')).toEqual({ ok: true })
    expect(verdict('admit', null)).toEqual({ ok: true })
  })

  test('not a second time, whatever came of the first letter', () => {
    const verdict = (state: AddressFacts['earlier'][number]['state'], expiresAt: Date) =>
      mayWriteTo({ ...unknown, earlier: [{ state, expiresAt }] })
    expect(verdict('sent', later)).toMatchObject({ reason: 'nominated' })
    expect(verdict('accepted', past)).toMatchObject({ reason: 'nominated' })
    expect(verdict('sent', past)).toMatchObject({ reason: 'silent' })
    expect(verdict('silent', past)).toMatchObject({ reason: 'silent' })
    expect(verdict('declined', past)).toMatchObject({ reason: 'declined' })
  })

  test('a nomination without a letter leaves the way open to one', () => {
    expect(mayWriteTo({ ...unknown, earlier: [{ state: 'withdrawn', expiresAt: later }] })).toEqual({
      ok: true,
    })
  })

  test('whatever else is known, a letter that left is the last one', () => {
    const states = fc.constantFrom(...nominationStates)
    const earlier = fc.array(fc.record({ state: states, expiresAt: fc.constantFrom(past, later) }))
    fc.assert(
      fc.property(earlier, all => {
        const hadLetter = all.some(({ state }) => state !== 'withdrawn')
        expect(mayWriteTo({ ...unknown, earlier: all }).ok).toBe(!hadLetter)
      }),
    )
  })
})

describe('what a nominator reads', () => {
  test('is one of four words, and the same for a no, a silence and no letter at all', () => {
    for (const state of ['sent', 'declined', 'silent', 'withdrawn'] as const) {
      for (const application of ['none', 'begun', 'admitted'] as const) {
        expect(standingOfNomination({ state, application })).toBe('sent')
      }
    }
    expect(standingOfNomination({ state: 'accepted', application: 'none' })).toBe('accepted')
    expect(standingOfNomination({ state: 'accepted', application: 'begun' })).toBe('in_progress')
    expect(standingOfNomination({ state: 'accepted', application: 'admitted' })).toBe('member')
  })
})

describe('the answer of the person named', () => {
  const sent = { state: 'sent', expiresAt: later, answeredAt: null, flowIsOpen: true, now } as const

  test('a yes is taken until the last instant, and not at it', () => {
    expect(maySayYes(sent)).toEqual({ ok: true, value: { isFirst: true } })
    expect(maySayYes({ ...sent, now: new Date(later.getTime() - 1) }).ok).toBe(true)
    expect(maySayYes({ ...sent, now: later })).toMatchObject({ reason: 'over' })
  })

  test('a yes said again opens the door for fifteen minutes more, and then leads to the ordinary one', () => {
    const said = { ...sent, state: 'accepted', answeredAt: now } as const
    expect(maySayYes(said)).toEqual({ ok: true, value: { isFirst: false } })
    expect(maySayYes({ ...said, now: new Date(now.getTime() + 15 * 60_000 - 1) }).ok).toBe(true)
    expect(maySayYes({ ...said, now: new Date(now.getTime() + 15 * 60_000) })).toMatchObject({
      reason: 'said',
    })
  })

  test('no yes after a no, nor to a flow that takes nobody, nor to a letter that never left', () => {
    expect(maySayYes({ ...sent, state: 'declined' })).toMatchObject({ reason: 'declined' })
    expect(maySayYes({ ...sent, flowIsOpen: false })).toMatchObject({ reason: 'closed' })
    expect(maySayYes({ ...sent, state: 'withdrawn' })).toMatchObject({ reason: 'over' })
    expect(maySayYes({ ...sent, state: 'silent' })).toMatchObject({ reason: 'over' })
  })

  test('a no is taken at any time, until a passage has begun', () => {
    for (const state of ['sent', 'accepted', 'silent', 'declined'] as const) {
      expect(maySayNo({ state, hasApplication: false })).toEqual({ ok: true })
    }
    expect(maySayNo({ state: 'accepted', hasApplication: true })).toMatchObject({ reason: 'under_way' })
  })
})

describe('the last day for an answer', () => {
  test('is thirty days away on the club’s own calendar, over a change of clocks too', () => {
    expect(lastDay(new Date('2026-11-24T10:00:00Z'), 'Europe/Paris')).toBe('2026-12-24')
    expect(lastDay(new Date('2026-11-24T23:30:00Z'), 'Europe/Paris')).toBe('2026-12-25')
    expect(lastDay(new Date('2026-10-10T22:30:00Z'), 'Europe/Paris')).toBe('2026-11-10')
  })
})

describe('the form of a name put forward', () => {
  const written = {
    flowSlug: 'cercle-aurora',
    givenName: ' Inès ',
    familyName: 'Carvalho',
    address: 'ines@mail.example.com',
    locale: 'fr',
    line: 'Elle restaure des moteurs que personne n’ose ouvrir.',
  }

  test('trims names, asks for no civility, and reads a line break as one character', () => {
    const line = `${'a'.repeat(300)}\r\n${'b'.repeat(299)}`
    const read = nominationForm.parse({ ...written, line })
    expect(read).toMatchObject({ givenName: 'Inès', civility: null })
    expect(read.line).toHaveLength(600)
  })

  test('wants between twenty and six hundred characters of its own hand', () => {
    const tooFew = nominationForm.safeParse({ ...written, line: `${' '.repeat(30)}trop court` })
    const tooMany = nominationForm.safeParse({ ...written, line: 'a'.repeat(601) })
    expect([tooFew.success, tooMany.success]).toEqual([false, false])
  })
})
