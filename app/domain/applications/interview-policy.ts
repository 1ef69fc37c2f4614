import { allow, type Result, refuse } from '../kernel/result'

/** An hour is settled a day before: until then it can be picked, changed and let go, from then on it stands. */
export const settledBeforeMs = 24 * 3_600_000

export type PickRefusal =
  /** Someone else was quicker. */
  | { reason: 'taken' }
  /** Withdrawn by its host, too near, too short for this step, or of another programme. */
  | { reason: 'gone' }
  /** The hour that they have begins within a day. */
  | { reason: 'settled' }

export type OfferedHour = {
  id: string
  flowId: string
  startsAt: Date
  endsAt: Date
  isWithdrawn: boolean
  applicationId: string | null
}

/** Is this hour one that the step's applicants may choose, were it free? The page offers by it, the command asks it. */
export function isOffered(
  hour: Omit<OfferedHour, 'id'>,
  step: { flowId: string; minutes: number },
  now: Date,
): boolean {
  const lasts = hour.endsAt.getTime() - hour.startsAt.getTime()
  return (
    hour.flowId === step.flowId &&
    !hour.isWithdrawn &&
    lasts >= step.minutes * 60_000 &&
    !isSettled(hour, now)
  )
}

/** May this applicant have this hour, in the place of the one that they have? */
export function mayPick(asked: {
  applicationId: string
  hour: OfferedHour
  current: { id: string; startsAt: Date } | null
  step: { flowId: string; minutes: number }
  now: Date
}): Result<'keep' | 'pick', PickRefusal> {
  const { hour, current, now } = asked
  if (current?.id === hour.id) return allow('keep')
  if (current && isSettled(current, now)) return refuse({ reason: 'settled' })
  if (!isOffered(hour, asked.step, now)) return refuse({ reason: 'gone' })
  return hour.applicationId === null ? allow('pick') : refuse({ reason: 'taken' })
}

/** True from a day before it begins. */
export function isSettled(hour: { startsAt: Date }, now: Date): boolean {
  return hour.startsAt.getTime() - now.getTime() < settledBeforeMs
}
