import { expect, test } from 'vitest'
import type { ToldFacts } from '~/domain/events/told-facts'
import type { StaffEvent } from '~/domain/events/types'
import { noticeDueAt } from '~/domain/programme/notice-due'
import { planChange, type ToldWish } from '~/domain/programme/plan-change'
import { aDraft } from '../../factories/event'

const now = new Date('2037-01-01T12:00:00Z')
const draft = aDraft()
const event: StaffEvent = {
  ...draft,
  ...{ id: 'e', slug: 'e', state: 'published', version: 1, slotId: null, seatsTaken: 0 },
  brand: { id: 'b', slug: 'b', name: 'Aurora', accent: '#8a6b3d' },
}
const iso = (text: string) => new Date(text).toISOString()
const before: ToldFacts = {
  ...{ venue: draft.venue, city: draft.city, address: '', timeZone: draft.timeZone },
  startsAt: draft.startsAt.toISOString(),
  endsAt: draft.endsAt.toISOString(),
  replyClosesAt: draft.replyClosesAt.toISOString(),
  dressCode: { fr: '', en: '' },
  slots: [
    { id: 'whole', startsAt: draft.startsAt.toISOString(), endsAt: draft.endsAt.toISOString() },
    { id: 'drive', startsAt: iso('2037-02-12T11:00:00+02:00'), endsAt: iso('2037-02-12T11:30:00+02:00') },
  ],
}
const wish = (wishes: Partial<ToldWish> = {}): ToldWish => ({
  ...draft,
  address: '',
  dressCode: { fr: '', en: '' },
  slots: 'follow',
  ...wishes,
})
const slotsAfter = (wishes: Partial<ToldWish>) => {
  const planned = planChange(event, before, wish(wishes), now)
  return planned.ok ? planned.value.slots : planned.reason
}

test('slots follow the beginning along the wall clock, and the whole stays the whole', () => {
  const [startsAt, endsAt] = [new Date('2037-02-13T10:30:00+02:00'), new Date('2037-02-14T16:30:00+02:00')]
  expect(slotsAfter({ startsAt, endsAt })).toEqual([
    { id: 'whole', startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
    { id: 'drive', startsAt: iso('2037-02-13T12:00:00+02:00'), endsAt: iso('2037-02-13T12:30:00+02:00') },
  ])
})

test('over the night on which clocks change the wall clock decides, and an hour that does not exist is told', () => {
  const on = (day: string, offset: string) => ({
    startsAt: new Date(`2037-03-${day}T09:30:00${offset}`),
    endsAt: new Date(`2037-03-${day}T18:30:00${offset}`),
  })
  expect(slotsAfter(on('30', '+03:00'))).toMatchObject([{}, { startsAt: iso('2037-03-30T11:00:00+03:00') }])
  const night = {
    ...before,
    slots: [
      { id: 'n', startsAt: iso('2037-02-12T10:30:00+02:00'), endsAt: iso('2037-02-12T12:00:00+02:00') },
    ],
  }
  const moved = wish({
    startsAt: new Date('2037-03-29T02:30:00+02:00'),
    endsAt: new Date('2037-03-29T18:00:00+03:00'),
  })
  expect(planChange(event, night, moved, now)).toEqual({ ok: false, reason: 'clock_changes' })
})

test('what keeps a change from being is said', () => {
  expect(slotsAfter({})).toBe('nothing')
  expect(slotsAfter({ endsAt: new Date('2037-02-12T11:15:00+02:00') })).toBe('slots_outside')
  expect(slotsAfter({ dressCode: { fr: 'Laine', en: '' } })).toBe('dress_in_both')
  expect(slotsAfter({ venue: '' })).toBe('invalid')
  const early = {
    startsAt: new Date('2036-12-31T09:30:00+02:00'),
    replyClosesAt: new Date('2036-12-30T09:30:00+02:00'),
  }
  expect(slotsAfter({ ...early, slots: [] })).toBe('past')
})

test('letters leave after a rest, and within a minute on the last day, before the former hour too', () => {
  const far = new Date('2037-02-12T07:30:00Z')
  const minutes = (startsAt: Date, wasAt: Date) =>
    (noticeDueAt({ now, startsAt, wasAt }).getTime() - now.getTime()) / 60_000
  expect(minutes(far, far)).toBe(10)
  expect(minutes(far, new Date('2037-01-02T11:00:00Z'))).toBe(1)
  expect(minutes(new Date('2037-01-02T11:00:00Z'), far)).toBe(1)
})
