import { parseWithZod } from '@conform-to/zod/v4'
import { expect, test } from 'vitest'
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

function send(changes: Partial<Record<keyof typeof typed, string>> = {}) {
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
