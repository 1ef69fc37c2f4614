import { type Crew, type Drive, type Guide, overlaps, type Plan, type Span, type Unit } from './plan-types'

/** More ways than this to stand at one drive are not all followed: the most promising are, and the plan says so. */
const mostWays = 10_000

/**
 * The most drives that can be kept, found exactly. It walks through the drives in the order of their beginnings and
 * keeps every way in which units and instructors can be taken by then. Ways that leave machines of the same kinds busy
 * until the same instants have the same future: of these the one that lost fewest stands for all, then the cheapest.
 * Machines that differ in nothing still to come are of one kind. It allows few losses first, and more only when none
 * of the ways comes to the end: the first that does is the best.
 */
export function searchCrews(question: {
  drives: readonly Drive[]
  units: readonly Unit[]
  guides: readonly Guide[]
}): Plan {
  const drives = [...question.drives].sort((a, b) => a.from - b.from || a.to - b.to)
  const units = question.units.map(makeLane)
  const guides = question.guides.map(makeLane)
  const losable = drives.filter(drive => drive.loss !== null).length
  const least = fewestLost(drives, question)
  let isProven = true
  for (let spare = 0; least + spare <= losable; spare = Math.min(spare * 2 + 1, losable - least)) {
    const walked = walk({ drives, units, guides, bearable: least + spare })
    isProven &&= walked.isProven
    if (walked.way) return { ...retrace(drives, walked.way), isProven }
    if (least + spare === losable) break
  }
  // Where one may not be lost there may be no plan at all: all that hangs together is then left without a crew.
  return { crews: new Map(), lost: drives.map(drive => drive.id), isProven }
}

/** A unit or an instructor with what is left of their times: lanes of one kind at an instant are interchangeable after it. */
type Lane = {
  id: string
  modelId: string
  languages: readonly string[]
  uses: number
  taken: readonly Span[]
  kindAt: (instant: number) => string
}

function makeLane(one: Unit | Guide): Lane {
  const taken = [...one.taken].sort((a, b) => a.from - b.from)
  const modelId = 'modelId' in one ? one.modelId : ''
  const kinds = new Map<number, string>()
  const kindAt = (instant: number) => {
    const coming = taken.filter(span => span.to > instant)
    const known = kinds.get(coming.length)
    if (known !== undefined) return known
    const kind = `${modelId}~${coming.map(span => `${span.from}-${span.to}`).join()}`
    kinds.set(coming.length, kind)
    return kind
  }
  const languages = 'languages' in one ? one.languages : []
  return { id: one.id, modelId, languages, uses: taken.length, taken, kindAt }
}

/** One way to have crewed the drives so far. */
type Way = {
  /** Until when each lane is busy, by the index of the lane. */
  units: readonly number[]
  guides: readonly number[]
  lost: number
  cost: number
  crew: Crew | null
  before: Way | null
}

type Walk = {
  drives: readonly Drive[]
  units: readonly Lane[]
  guides: readonly Lane[]
  bearable: number
}

function walk({ drives, units, guides, bearable }: Walk): { way: Way | null; isProven: boolean } {
  let isProven = true
  let ways: Way[] = [
    { units: units.map(() => 0), guides: guides.map(() => 0), lost: 0, cost: 0, crew: null, before: null },
  ]
  for (const [index, drive] of drives.entries()) {
    const next = drives[index + 1]?.from ?? Number.POSITIVE_INFINITY
    const tellUnits = standingsAt(units, next)
    const tellGuides = standingsAt(guides, next)
    const reached = new Map<string, Way>()
    for (const way of ways) {
      for (const onward of waysOn(way, drive, { units, guides, bearable })) {
        const standing = `${tellUnits(onward.units)}/${tellGuides(onward.guides)}`
        const known = reached.get(standing)
        if (!known || comesBefore(onward, known)) reached.set(standing, onward)
      }
    }
    ways = [...reached.values()]
    if (ways.length > mostWays) {
      isProven = false
      ways = ways.sort((a, b) => a.lost - b.lost || a.cost - b.cost).slice(0, mostWays)
    }
  }
  const [way = null] = ways.sort((a, b) => a.lost - b.lost || a.cost - b.cost)
  return { way, isProven }
}

const comesBefore = (one: Way, other: Way) =>
  one.lost < other.lost || (one.lost === other.lost && one.cost < other.cost)

/** How many lanes of each kind are busy until when, as a word: equal words have equal futures. */
function standingsAt(lanes: readonly Lane[], instant: number): (busy: readonly number[]) => string {
  const kinds = [...new Set(lanes.map(lane => lane.kindAt(instant)))]
  const ranks = lanes.map(lane => kinds.indexOf(lane.kindAt(instant)))
  return busy =>
    ranks
      .map((rank, index) => rank * 1e13 + ((busy[index] ?? 0) > instant ? (busy[index] ?? 0) : 0))
      .sort((a, b) => a - b)
      .join()
}

function waysOn(way: Way, drive: Drive, { units, guides, bearable }: Omit<Walk, 'drives'>): Way[] {
  const onward: Way[] = []
  const cars = freeLanes(way.units, units, drive, lane => lane.modelId === drive.modelId, costOfUnit)
  const seconds = drive.needsInstructor
    ? freeLanes(way.guides, guides, drive, () => true, costOfGuide)
    : [null]
  for (const car of cars) {
    for (const second of seconds) {
      onward.push({
        units: take(way.units, car.index, drive.to),
        guides: second ? take(way.guides, second.index, drive.to) : way.guides,
        lost: way.lost,
        cost: way.cost + car.cost + (second?.cost ?? 0),
        crew: { unitId: car.id, instructorId: second?.id ?? null },
        before: way,
      })
    }
  }
  if (drive.loss !== null && way.lost < bearable)
    onward.push({
      ...way,
      lost: way.lost + 1,
      cost: way.cost + drive.loss * lossCost,
      crew: null,
      before: way,
    })
  return onward
}

type FreeLane = { index: number; id: string; cost: number }

/** Of each kind of lane that is free for the drive, the one that it would rather have. */
function freeLanes(
  busy: readonly number[],
  lanes: readonly Lane[],
  drive: Drive,
  fits: (lane: Lane) => boolean,
  costOf: (lane: Lane, drive: Drive) => number,
): FreeLane[] {
  const best = new Map<string, FreeLane>()
  for (const [index, lane] of lanes.entries()) {
    if ((busy[index] ?? 0) > drive.from || !fits(lane)) continue
    if (lane.taken.some(span => overlaps(span, drive))) continue
    const kind = lane.kindAt(drive.from)
    const cost = costOf(lane, drive)
    const known = best.get(kind)
    if (!known || cost < known.cost) best.set(kind, { index, id: lane.id, cost })
  }
  return [...best.values()]
}

/** What is given up besides promises, in the order of its weight: a loss that could be spared, the member's language, the crew as it was, even use. */
const lossCost = 1_000_000
const costOfUnit = (lane: Lane, { crew }: Drive) => (crew && crew.unitId !== lane.id ? 1_000 : 0) + lane.uses
const costOfGuide = (lane: Lane, { crew, language }: Drive) =>
  (lane.languages.includes(language) ? 0 : 2_000) +
  (crew && crew.instructorId !== lane.id ? 500 : 0) +
  lane.uses

function take(busy: readonly number[], index: number, until: number): number[] {
  const after = [...busy]
  after[index] = until
  return after
}

function retrace(drives: readonly Drive[], last: Way): Pick<Plan, 'crews' | 'lost'> {
  const crews = new Map<string, Crew>()
  const lost: string[] = []
  let way: Way | null = last
  for (const drive of [...drives].reverse()) {
    if (way?.crew) crews.set(drive.id, way.crew)
    else lost.push(drive.id)
    way = way?.before ?? null
  }
  return { crews, lost: lost.reverse() }
}

/** No plan can lose fewer: at the instant of the worst crowd, so many drives of a model are more than its units. */
function fewestLost(
  drives: readonly Drive[],
  { units, guides }: { units: readonly Unit[]; guides: readonly Guide[] },
): number {
  const freeAt = (ones: readonly (Unit | Guide)[], instant: number) =>
    ones.filter(one => !one.taken.some(span => span.from <= instant && instant < span.to)).length
  let fewest = 0
  for (const { from, modelId } of drives) {
    const running = drives.filter(drive => drive.from <= from && from < drive.to)
    const alike = running.filter(drive => drive.modelId === modelId)
    const machines = units.filter(unit => unit.modelId === modelId)
    const guided = running.filter(drive => drive.needsInstructor)
    fewest = Math.max(fewest, alike.length - freeAt(machines, from), guided.length - freeAt(guides, from))
  }
  return fewest
}
