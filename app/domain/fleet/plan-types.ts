/** From an instant until before another, in milliseconds of the epoch; `Infinity` for what has no end yet. */
export type Span = { from: number; to: number }

/** The unit and the instructor that keep the promise of a drive. */
export type Crew = { unitId: string; instructorId: string | null }

/** A drive to be kept: its hours with the turnaround, what it promises, and who drives. */
export type Drive = Span & {
  id: string
  modelId: string
  needsInstructor: boolean
  /** The language that the member speaks: an instructor who speaks it is preferred. */
  language: string
  /** The crew that it has now, if it has one. */
  crew: Crew | null
  /** It stays with its crew whatever happens: someone placed it by hand, or it has begun. */
  isFixed: boolean
  /** What losing it costs beside others that could be lost instead; null: it may not be lost. */
  loss: number | null
}

/** A unit, or an instructor, with the times at which they are not to be had: outages, and drives elsewhere. */
export type Unit = { id: string; modelId: string; taken: readonly Span[] }
export type Guide = { id: string; languages: readonly string[]; taken: readonly Span[] }

export type PlanQuestion = {
  drives: readonly Drive[]
  units: readonly Unit[]
  guides: readonly Guide[]
}

export type Plan = {
  /** The crew of each drive that is kept. */
  crews: ReadonlyMap<string, Crew>
  /** The drives that cannot be kept. */
  lost: readonly string[]
  /** No plan keeps more. False only where a search was cut short by its bound. */
  isProven: boolean
}

export function overlaps(one: Span, other: Span): boolean {
  return one.from < other.to && other.from < one.to
}
