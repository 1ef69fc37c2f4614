import type { Bilingual } from '~/shared/copy'
import { isTimeZone } from './local-time'
import type { ArtKind, Money, RefundStep, Visibility } from './types'

/** An event as its staff write it, before the house gives it an id and an address. */
export type EventDraft = {
  title: Bilingual
  story: Bilingual
  hostName: string
  hostTitle: string
  venue: string
  city: string
  timeZone: string
  startsAt: Date
  endsAt: Date
  replyClosesAt: Date
  capacity: number
  guestsAllowed: number
  visibility: Visibility
  minRank: number | null
  bookingsOpenAt: Date | null
  deposit: Money | null
  refundSteps: RefundStep[]
  art: ArtKind
}

export type DraftProblem = {
  field: keyof EventDraft
  problem:
    | 'required'
    | 'unknown_zone'
    | 'ends_before_start'
    | 'reply_after_start'
    | 'out_of_range'
    | 'steps_needed'
    | 'steps_without_deposit'
    | 'same_day_twice'
    | 'grows_back'
    | 'opens_after_replies'
    | 'for_members_alone'
    | 'rank_needed'
}

/**
 * What keeps a draft from being an event that a member can trust: both titles, a real zone, an end after the start,
 * a reply date that is not past the start, a rank and an opening only for members and the opening before the replies
 * close, and for every deposit the steps of what comes back, never growing again
 * as the day comes nearer. An empty list: nothing. The form and the command ask this same function.
 */
export function problemsOfDraft(draft: EventDraft): DraftProblem[] {
  const problems: DraftProblem[] = []
  const found = (field: DraftProblem['field'], problem: DraftProblem['problem'], isFound: boolean) => {
    if (isFound) problems.push({ field, problem })
  }
  found('title', 'required', draft.title.fr.trim() === '' || draft.title.en.trim() === '')
  found('venue', 'required', draft.venue.trim() === '')
  found('timeZone', 'unknown_zone', !isTimeZone(draft.timeZone))
  found('endsAt', 'ends_before_start', draft.endsAt <= draft.startsAt)
  found('replyClosesAt', 'reply_after_start', draft.replyClosesAt > draft.startsAt)
  found('capacity', 'out_of_range', !isWholeWithin(draft.capacity, 1, 100_000))
  found('guestsAllowed', 'out_of_range', !isWholeWithin(draft.guestsAllowed, 0, 9))
  found(
    'deposit',
    'out_of_range',
    draft.deposit !== null && !isWholeWithin(draft.deposit.amount, 1, 99_999_999),
  )
  return [...problems, ...problemsOfGates(draft), ...problemsOfSteps(draft)]
}

function problemsOfGates({ visibility, minRank, bookingsOpenAt, replyClosesAt }: EventDraft): DraftProblem[] {
  const problems: DraftProblem[] = []
  const isForMembers = visibility !== 'invitation_only'
  if (minRank !== null && !isForMembers) problems.push({ field: 'minRank', problem: 'for_members_alone' })
  else if (minRank !== null && !isWholeWithin(minRank, 1, 99))
    problems.push({ field: 'minRank', problem: 'out_of_range' })
  if (minRank === null && visibility === 'teaser') problems.push({ field: 'minRank', problem: 'rank_needed' })
  if (bookingsOpenAt !== null && !isForMembers)
    problems.push({ field: 'bookingsOpenAt', problem: 'for_members_alone' })
  else if (bookingsOpenAt !== null && bookingsOpenAt >= replyClosesAt)
    problems.push({ field: 'bookingsOpenAt', problem: 'opens_after_replies' })
  return problems
}

function problemsOfSteps({ deposit, refundSteps }: EventDraft): DraftProblem[] {
  const problem = (name: DraftProblem['problem']): DraftProblem[] => [{ field: 'refundSteps', problem: name }]
  if (deposit === null) return refundSteps.length === 0 ? [] : problem('steps_without_deposit')
  if (refundSteps.length === 0) return problem('steps_needed')
  const inRange = refundSteps.every(
    step => isWholeWithin(step.until_days_before, 0, 730) && isWholeWithin(step.percent, 0, 100),
  )
  if (!inRange) return problem('out_of_range')
  const falling = [...refundSteps].sort((a, b) => b.until_days_before - a.until_days_before)
  if (new Set(falling.map(step => step.until_days_before)).size < falling.length)
    return problem('same_day_twice')
  const grows = falling.some((step, i) => i > 0 && step.percent > (falling[i - 1]?.percent ?? 100))
  return grows ? problem('grows_back') : []
}

function isWholeWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}
