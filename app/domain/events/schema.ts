import { z } from 'zod'
import { type DraftProblem, type EventDraft, problemsOfDraft } from './draft'
import { isTimeZone, type LocalTimeProblem, readLocalTime } from './local-time'
import { readMajorUnits } from './money'
import { artKinds, currencies, type RefundStep, refundRows, visibilities } from './types'

const line = (most: number) => z.string().trim().min(1).max(most)
const optionalLine = (most: number) => z.string().trim().max(most).optional().default('')
const wholeNumber = (least: number, most: number) => z.coerce.number().int().min(least).max(most)
const refundRow = z.object({ days: wholeNumber(0, 730).optional(), percent: wholeNumber(0, 100).optional() })

const words = {
  titleFr: line(120),
  titleEn: line(120),
  storyFr: optionalLine(6000),
  storyEn: optionalLine(6000),
  hostName: optionalLine(120),
  hostTitle: optionalLine(120),
  art: z.enum(artKinds),
  seats: wholeNumber(1, 100_000),
}

/** What a published event may still change. */
export const publishedEventFields = z.object(words)
export type PublishedEventForm = z.output<typeof publishedEventFields>

/** The fields of the form as they are typed; dates and times are the wall clock of the venue. */
export const eventFields = z.object({
  ...words,
  venue: line(160),
  city: optionalLine(120),
  timeZone: line(64),
  startsOn: line(10),
  startsAt: line(5),
  endsOn: line(10),
  endsAt: line(5),
  guestsAllowed: wholeNumber(0, 9),
  visibility: z.enum(visibilities).optional().default('invitation_only'),
  minRank: wholeNumber(1, 99).optional(),
  opensOn: optionalLine(10),
  opensAt: optionalLine(5),
  repliesOn: line(10),
  repliesAt: line(5),
  deposit: z.string().trim().max(20).optional(),
  currency: z.enum(currencies),
  refund: z.array(refundRow).max(refundRows).optional().default([]),
})
export type EventForm = z.output<typeof eventFields>
export type EventFormProblem =
  | DraftProblem['problem']
  | LocalTimeProblem
  | 'unreadable_sum'
  | 'half_a_step'
  | 'half_a_moment'

/** Reads the form into a draft. `say` words each problem in the reader's language; every problem names its field. */
export function eventFormSchema(say: (problem: EventFormProblem) => string) {
  return eventFields.transform((form, context): EventDraft => {
    const tell = (path: (string | number)[], problem: EventFormProblem) =>
      context.addIssue({ code: 'custom', message: say(problem), path, input: form })
    const draft = readDraft(form, tell)
    if (draft === null) return z.NEVER
    for (const { field, problem } of problemsOfDraft(draft)) tell([fieldOfForm[field]], problem)
    return draft
  })
}

type Tell = (path: (string | number)[], problem: EventFormProblem) => void

/** Null once a problem keeps the rest from being read. */
function readDraft(form: EventForm, tell: Tell): EventDraft | null {
  if (!isTimeZone(form.timeZone)) {
    tell(['timeZone'], 'unknown_zone')
    return null
  }
  const moment = (
    dateField: 'startsOn' | 'endsOn' | 'repliesOn' | 'opensOn',
    timeField: 'startsAt' | 'endsAt' | 'repliesAt' | 'opensAt',
  ) => {
    const read = readLocalTime(form[dateField], form[timeField], form.timeZone)
    if (!read.ok) tell([timeField], read.problem)
    return read.ok ? read.instant : null
  }
  const startsAt = moment('startsOn', 'startsAt')
  const endsAt = moment('endsOn', 'endsAt')
  const replyClosesAt = moment('repliesOn', 'repliesAt')
  const isOpeningNamed = form.opensOn !== '' || form.opensAt !== ''
  const isHalfNamed = isOpeningNamed && (form.opensOn === '' || form.opensAt === '')
  if (isHalfNamed) tell([form.opensOn === '' ? 'opensOn' : 'opensAt'], 'half_a_moment')
  const bookingsOpenAt = isOpeningNamed && !isHalfNamed ? moment('opensOn', 'opensAt') : null
  const amount =
    form.deposit === undefined || form.deposit === '' ? 0 : readMajorUnits(form.deposit, form.currency)
  if (amount === null) tell(['deposit'], 'unreadable_sum')
  const refundSteps = readSteps(form, tell)
  if (!startsAt || !endsAt || !replyClosesAt || amount === null || refundSteps === null) return null
  if (isOpeningNamed && !bookingsOpenAt) return null
  return {
    title: { fr: form.titleFr, en: form.titleEn },
    story: { fr: form.storyFr, en: form.storyEn },
    hostName: form.hostName,
    hostTitle: form.hostTitle,
    venue: form.venue,
    city: form.city,
    timeZone: form.timeZone,
    startsAt,
    endsAt,
    replyClosesAt,
    capacity: form.seats,
    guestsAllowed: form.guestsAllowed,
    visibility: form.visibility,
    minRank: form.minRank ?? null,
    bookingsOpenAt,
    deposit: amount === 0 ? null : { amount, currency: form.currency },
    refundSteps: amount === 0 ? [] : refundSteps,
    art: form.art,
  }
}

/** Empty rows say nothing; a row half filled is told. */
function readSteps(form: EventForm, tell: Tell): RefundStep[] | null {
  const steps: RefundStep[] = []
  let isWhole = true
  for (const [i, { days, percent }] of form.refund.entries()) {
    if (days === undefined && percent === undefined) continue
    if (days === undefined || percent === undefined) {
      tell(['refund', i, days === undefined ? 'days' : 'percent'], 'half_a_step')
      isWhole = false
      continue
    }
    steps.push({ until_days_before: days, percent })
  }
  return isWhole ? steps : null
}

/** Where the form shows a problem of the draft. */
const fieldOfForm = {
  title: 'titleFr',
  story: 'storyFr',
  hostName: 'hostName',
  hostTitle: 'hostTitle',
  venue: 'venue',
  city: 'city',
  timeZone: 'timeZone',
  startsAt: 'startsAt',
  endsAt: 'endsAt',
  replyClosesAt: 'repliesAt',
  capacity: 'seats',
  guestsAllowed: 'guestsAllowed',
  visibility: 'visibility',
  minRank: 'minRank',
  bookingsOpenAt: 'opensAt',
  deposit: 'deposit',
  refundSteps: 'refund',
  art: 'art',
} as const satisfies Record<keyof EventDraft, keyof EventForm>
