import { linkedDrives } from './linked-drives'
import {
  type Crew,
  type Drive,
  type Guide,
  overlaps,
  type Plan,
  type PlanQuestion,
  type Span,
} from './plan-types'
import { searchCrews } from './search-crews'

/**
 * Gives each drive a unit of the model that it promises and an instructor where it needs one: no two at once, turnaround
 * included. Whoever has a crew that can still be had keeps it; the others take what is free, the unit and the instructor
 * with the fewest drives first, and an instructor who speaks the member's language before one who does not. Only where
 * that leaves someone without does it move those that may be moved, by an exact search among the drives that hang
 * together: then as many promises are kept as can be, and of those that could be lost, the ones of the least loss go.
 */
export function planAssignments(question: PlanQuestion): Plan {
  const rota = openRota(question)
  const loose = question.drives.filter(drive => !drive.isFixed && !rota.crews.has(drive.id)).sort(byStart)
  const left = new Set(loose.filter(drive => !place(rota, drive)).map(drive => drive.id))
  if (left.size === 0) return { crews: rota.crews, lost: [], isProven: true }

  const lost: string[] = []
  let isProven = true
  const movable = question.drives.filter(drive => !drive.isFixed)
  for (const group of linkedDrives(movable)) {
    if (!group.some(drive => left.has(drive.id))) continue
    for (const drive of group) free(rota, drive)
    const found = searchCrews({ drives: group, units: unitsAround(rota), guides: guidesAround(rota) })
    for (const drive of group) {
      const crew = found.crews.get(drive.id)
      if (crew) keep(rota, drive, crew)
      else lost.push(drive.id)
    }
    isProven &&= found.isProven
  }
  return { crews: rota.crews, lost, isProven }
}

/** Who is taken when, while a plan is made. */
type Rota = {
  question: PlanQuestion
  crews: Map<string, Crew>
  units: Map<string, Span[]>
  guides: Map<string, Span[]>
}

/** The rota with the crews that stay: first those that nothing may move, then those that can still be had. */
function openRota(question: PlanQuestion): Rota {
  const rota: Rota = { question, crews: new Map(), units: new Map(), guides: new Map() }
  for (const drive of question.drives) if (drive.isFixed && drive.crew) keep(rota, drive, drive.crew)
  for (const drive of question.drives) {
    if (!drive.isFixed && drive.crew && canHave(rota, drive, drive.crew)) keep(rota, drive, drive.crew)
  }
  return rota
}

function canHave(rota: Rota, drive: Drive, { unitId, instructorId }: Crew): boolean {
  const unit = rota.question.units.find(({ id }) => id === unitId)
  if (!unit || unit.modelId !== drive.modelId || !isFree(rota.units, unit, drive)) return false
  if (!drive.needsInstructor) return instructorId === null
  const guide = rota.question.guides.find(({ id }) => id === instructorId)
  return guide !== undefined && isFree(rota.guides, guide, drive)
}

/** The simple way: whatever is free and least used. False when there is nothing, or nobody. */
function place(rota: Rota, drive: Drive): boolean {
  const { units, guides } = rota.question
  const unit = leastUsed(
    units.filter(one => one.modelId === drive.modelId && isFree(rota.units, one, drive)),
    rota.units,
  )
  if (!unit) return false
  if (!drive.needsInstructor) {
    keep(rota, drive, { unitId: unit.id, instructorId: null })
    return true
  }
  const able = guides.filter(one => isFree(rota.guides, one, drive))
  const guide = leastUsed(speakers(able, drive.language), rota.guides)
  if (!guide) return false
  keep(rota, drive, { unitId: unit.id, instructorId: guide.id })
  return true
}

/** Those who speak the language; all of them when nobody does. */
function speakers(guides: readonly Guide[], language: string): readonly Guide[] {
  const fluent = guides.filter(guide => guide.languages.includes(language))
  return fluent.length > 0 ? fluent : guides
}

function leastUsed<One extends { id: string }>(
  ones: readonly One[],
  used: ReadonlyMap<string, Span[]>,
): One | undefined {
  const uses = (one: One) => used.get(one.id)?.length ?? 0
  return [...ones].sort((a, b) => uses(a) - uses(b))[0]
}

function isFree(
  used: ReadonlyMap<string, Span[]>,
  one: { id: string; taken: readonly Span[] },
  drive: Drive,
): boolean {
  const mine = used.get(one.id) ?? []
  return ![...one.taken, ...mine].some(span => overlaps(span, drive))
}

function keep(rota: Rota, drive: Drive, crew: Crew): void {
  rota.crews.set(drive.id, crew)
  const note = (used: Map<string, Span[]>, id: string) => used.set(id, [...(used.get(id) ?? []), drive])
  note(rota.units, crew.unitId)
  if (crew.instructorId) note(rota.guides, crew.instructorId)
}

function free(rota: Rota, drive: Drive): void {
  const crew = rota.crews.get(drive.id)
  if (!crew) return
  rota.crews.delete(drive.id)
  const strike = (used: Map<string, Span[]>, id: string) =>
    used.set(
      id,
      (used.get(id) ?? []).filter(span => span !== drive),
    )
  strike(rota.units, crew.unitId)
  if (crew.instructorId) strike(rota.guides, crew.instructorId)
}

const unitsAround = ({ question, units }: Rota) =>
  question.units.map(unit => ({ ...unit, taken: [...unit.taken, ...(units.get(unit.id) ?? [])] }))
const guidesAround = ({ question, guides }: Rota) =>
  question.guides.map(guide => ({ ...guide, taken: [...guide.taken, ...(guides.get(guide.id) ?? [])] }))

const byStart = (one: Drive, other: Drive) => one.from - other.from || one.to - other.to
