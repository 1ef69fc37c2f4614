import { parseWithZod } from '@conform-to/zod/v4'
import { describe, expect, test } from 'vitest'
import { eventFormSchema } from '~/domain/events/schema'

const typed = {
  titleFr: 'Avant-première en Laponie',
  titleEn: 'Lapland preview',
  storyFr: 'Une piste tracée sur un lac.',
  storyEn: '',
  hostName: 'Élise Marchand',
  hostTitle: 'Maison Aurora',
  venue: 'Ivalo Test Ground',
  city: 'Ivalo',
  timeZone: 'Europe/Helsinki',
  startsOn: '2027-02-12',
  startsAt: '09:30',
  endsOn: '2027-02-13',
  endsAt: '15:30',
  seats: '24',
  guestsAllowed: '1',
  repliesOn: '2027-01-20',
  repliesAt: '18:00',
  deposit: '500',
  currency: 'EUR',
  'refund[0].days': '45',
  'refund[0].percent': '100',
  'refund[1].days': '14',
  'refund[1].percent': '50',
  'refund[2].days': '0',
  'refund[2].percent': '0',
  'refund[3].days': '',
  'refund[3].percent': '',
  art: 'aurora',
}

type Gates = 'visibility' | 'minRank' | 'opensOn' | 'opensAt'
function send(changes: Partial<Record<keyof typeof typed | Gates, string>> = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...typed, ...changes })) form.set(name, value)
  const submission = parseWithZod(form, { schema: eventFormSchema(problem => problem) })
  return submission.status === 'success' ? submission.value : submission.error
}

test('the Lapland form becomes the Lapland draft, in the venue’s own time', () => {
  expect(send()).toEqual({
    title: { fr: 'Avant-première en Laponie', en: 'Lapland preview' },
    story: { fr: 'Une piste tracée sur un lac.', en: '' },
    hostName: 'Élise Marchand',
    hostTitle: 'Maison Aurora',
    venue: 'Ivalo Test Ground',
    city: 'Ivalo',
    timeZone: 'Europe/Helsinki',
    startsAt: new Date('2027-02-12T07:30:00Z'),
    endsAt: new Date('2027-02-13T13:30:00Z'),
    replyClosesAt: new Date('2027-01-20T16:00:00Z'),
    capacity: 24,
    guestsAllowed: 1,
    visibility: 'invitation_only',
    minRank: null,
    bookingsOpenAt: null,
    deposit: { amount: 50_000, currency: 'EUR' },
    refundSteps: [
      { until_days_before: 45, percent: 100 },
      { until_days_before: 14, percent: 50 },
      { until_days_before: 0, percent: 0 },
    ],
    art: 'aurora',
  })
})

test('an event without a deposit needs no steps, and keeps none', () => {
  expect(send({ deposit: '' })).toMatchObject({ deposit: null, refundSteps: [] })
})

test('an hour that the clocks skip, or repeat, is told beside its field', () => {
  expect(send({ timeZone: 'Europe/Paris', startsOn: '2027-03-28', startsAt: '02:30' })).toMatchObject({
    startsAt: ['does_not_exist'],
  })
  expect(send({ timeZone: 'Europe/Paris', endsOn: '2027-10-31', endsAt: '02:30' })).toMatchObject({
    endsAt: ['happens_twice'],
  })
})

describe('an event that is open to members', () => {
  const members = { visibility: 'members', timeZone: 'Europe/Paris', repliesOn: '2027-12-01', deposit: '' }
  const later = { startsOn: '2027-12-24', endsOn: '2027-12-25' }
  const opening = (opensOn: string, opensAt: string) => send({ ...members, ...later, opensOn, opensAt })

  test('opens at an instant read on the venue’s clock, from a rank', () => {
    expect(
      send({ ...members, ...later, minRank: '3', opensOn: '2027-06-01', opensAt: '09:00' }),
    ).toMatchObject({
      visibility: 'members',
      minRank: 3,
      bookingsOpenAt: new Date('2027-06-01T07:00:00Z'),
    })
    expect(send({ ...members, ...later, minRank: '', opensOn: '', opensAt: '' })).toMatchObject({
      minRank: null,
      bookingsOpenAt: null,
    })
  })

  test('on both days clocks change it opens at the hour that the venue’s clock shows', () => {
    expect(opening('2027-03-28', '09:00')).toMatchObject({
      bookingsOpenAt: new Date('2027-03-28T07:00:00Z'),
    })
    expect(opening('2027-10-31', '09:00')).toMatchObject({
      bookingsOpenAt: new Date('2027-10-31T08:00:00Z'),
    })
  })

  test('an opening at an hour that is skipped, or comes twice, is told beside its field', () => {
    expect(opening('2027-03-28', '02:30')).toEqual({ opensAt: ['does_not_exist'] })
    expect(opening('2027-10-31', '02:30')).toEqual({ opensAt: ['happens_twice'] })
  })

  test('half an opening, one after the replies close, and gates without members are told', () => {
    expect(opening('2027-06-01', '')).toEqual({ opensAt: ['half_a_moment'] })
    expect(opening('', '09:00')).toEqual({ opensOn: ['half_a_moment'] })
    expect(opening('2027-12-02', '09:00')).toEqual({ opensAt: ['opens_after_replies'] })
    expect(send({ minRank: '2', opensOn: '2026-12-01', opensAt: '09:00' })).toEqual({
      minRank: ['for_members_alone'],
      opensAt: ['for_members_alone'],
    })
  })
})

test('a zone that is not one is told', () => {
  expect(send({ timeZone: 'Laponie' })).toMatchObject({ timeZone: ['unknown_zone'] })
})

test('an end before the start, a reply date past it and a sum that is none are told', () => {
  expect(send({ endsOn: '2027-02-11' })).toMatchObject({ endsAt: ['ends_before_start'] })
  expect(send({ repliesOn: '2027-02-12', repliesAt: '09:31' })).toMatchObject({
    repliesAt: ['reply_after_start'],
  })
  expect(send({ deposit: 'cinq cents' })).toMatchObject({ deposit: ['unreadable_sum'] })
})

test('a deposit without steps, a step half written and a return that grows back are told', () => {
  const none = {
    'refund[0].days': '',
    'refund[0].percent': '',
    'refund[1].days': '',
    'refund[1].percent': '',
    'refund[2].days': '',
    'refund[2].percent': '',
  }
  expect(send(none)).toMatchObject({ refund: ['steps_needed'] })
  expect(send({ 'refund[1].percent': '' })).toMatchObject({ 'refund[1].percent': ['half_a_step'] })
  expect(send({ 'refund[1].percent': '30', 'refund[2].percent': '40' })).toMatchObject({
    refund: ['grows_back'],
  })
  expect(send({ 'refund[1].days': '45' })).toMatchObject({ refund: ['same_day_twice'] })
})
