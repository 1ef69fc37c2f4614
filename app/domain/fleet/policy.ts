import { allow, type Result, refuse } from '../kernel/result'
import { type Crew, type Drive, type Guide, overlaps, type Unit } from './plan-types'

/** What a place on the board is asked for, and what stands around it. */
export type TakeQuestion = {
  drive: TakenDrive
  crew: Crew
  /** An instructor was named, for a drive that may need none. */
  wantsInstructor: boolean
  others: readonly TakenDrive[]
  units: readonly Unit[]
  guides: readonly Guide[]
  now: Date
}
export type TakenDrive = Pick<Drive, 'modelId' | 'needsInstructor' | 'crew'> & {
  reservationId: string
  span: { from: number; to: number }
  startsAt: Date
}

export type TakeRefusal =
  | { reason: 'begun' }
  | { reason: 'not_here' }
  | { reason: 'other_model' }
  | { reason: 'needs_none' }
  /** The unit or the instructor is out, or promised at another event. */
  | { reason: 'away'; what: 'unit' | 'instructor' }
  /** Someone else's drive stands there. */
  | { reason: 'taken'; what: 'unit' | 'instructor'; by: { reservationId: string; startsAt: Date } }

/** May this drive have this unit and this instructor? The first reason why not. */
export function mayTake(asked: TakeQuestion): Result<undefined, TakeRefusal> {
  const { drive, crew, others, now } = asked
  if (drive.startsAt <= now) return refuse({ reason: 'begun' })
  const unit = asked.units.find(({ id }) => id === crew.unitId)
  if (!unit) return refuse({ reason: 'not_here' })
  if (unit.modelId !== drive.modelId) return refuse({ reason: 'other_model' })
  if (asked.wantsInstructor && !drive.needsInstructor) return refuse({ reason: 'needs_none' })
  const guide = asked.guides.find(({ id }) => id === crew.instructorId)
  if (drive.needsInstructor && !guide) return refuse({ reason: 'not_here' })
  const isAway = (one: Unit | Guide | undefined) => one?.taken.some(span => overlaps(span, drive.span))
  if (isAway(unit)) return refuse({ reason: 'away', what: 'unit' })
  if (isAway(guide)) return refuse({ reason: 'away', what: 'instructor' })
  const standsIn = (pick: (crew: Crew) => string | null, id: string | null) =>
    others.find(other => id && other.crew && pick(other.crew) === id && overlaps(other.span, drive.span))
  const onUnit = standsIn(one => one.unitId, crew.unitId)
  if (onUnit) return refuse({ reason: 'taken', what: 'unit', by: told(onUnit) })
  const beside = standsIn(one => one.instructorId, crew.instructorId)
  if (beside) return refuse({ reason: 'taken', what: 'instructor', by: told(beside) })
  return allow()
}

const told = ({ reservationId, startsAt }: TakenDrive) => ({ reservationId, startsAt })
