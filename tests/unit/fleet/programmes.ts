import fc from 'fast-check'
import { type Crew, type Drive, overlaps, type PlanQuestion, type Span } from '~/domain/fleet/plan-types'

/** Hours are counted in quarters; a turnaround is part of a drive. */
const span = (most: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 1, max: 6 }))
    .map(([from, length]): Span => ({ from, to: from + length }))

const taken = (most: number) =>
  fc.array(
    fc.oneof(
      span(most),
      span(most).map(({ from }) => ({ from, to: Number.POSITIVE_INFINITY })),
    ),
    {
      maxLength: 2,
    },
  )

const language = fc.constantFrom('fr', 'en')
const model = fc.constantFrom('boreale', 'cime')

type Size = { drives: number; units: number; guides: number; day: number }

/** Programmes as they come: two models, outages, drives with and without an instructor, some of them to stay where they are. */
export function anyProgramme({ drives, units, guides, day }: Size): fc.Arbitrary<PlanQuestion> {
  return fc
    .record({
      units: fc.array(fc.record({ modelId: model, taken: taken(day) }), { minLength: 1, maxLength: units }),
      guides: fc.array(
        fc.record({ languages: fc.uniqueArray(language, { minLength: 1 }), taken: taken(day) }),
        { maxLength: guides },
      ),
      drives: fc.array(
        fc.record({
          span: span(day),
          modelId: model,
          needsInstructor: fc.boolean(),
          language,
          wishesUnit: fc.nat(),
          wishesGuide: fc.nat(),
          isFixed: fc.integer({ min: 0, max: 4 }).map(one => one === 0),
          loss: fc.constantFrom(1, 2),
        }),
        { minLength: 1, maxLength: drives },
      ),
    })
    .map(programme => {
      const ownUnits = programme.units.map((unit, index) => ({ id: `u${index}`, ...unit }))
      const ownGuides = programme.guides.map((guide, index) => ({ id: `g${index}`, ...guide }))
      const ownDrives: Drive[] = []
      for (const [index, { span: hours, wishesUnit, wishesGuide, ...wish }] of programme.drives.entries()) {
        const drive: Drive = { ...wish, ...hours, id: `d${index}`, crew: null, isFixed: false }
        const mine = ownUnits.filter(unit => unit.modelId === drive.modelId)
        const crew: Crew = {
          unitId: mine[wishesUnit % Math.max(1, mine.length)]?.id ?? '',
          instructorId: drive.needsInstructor
            ? (ownGuides[wishesGuide % Math.max(1, ownGuides.length)]?.id ?? '')
            : null,
        }
        // What is driven now is never driven twice; an outage may have come since.
        const clashes = ownDrives.some(
          other =>
            other.crew &&
            overlaps(other, drive) &&
            (other.crew.unitId === crew.unitId ||
              (crew.instructorId !== null && other.crew.instructorId === crew.instructorId)),
        )
        const hasCrew = crew.unitId !== '' && crew.instructorId !== '' && !clashes
        ownDrives.push(hasCrew ? { ...drive, crew, isFixed: wish.isFixed } : drive)
      }
      return { drives: ownDrives, units: ownUnits, guides: ownGuides }
    })
}

/** The most drives that any plan keeps, by trying every crew for every drive. */
export function keptAtBest({ drives, units, guides }: PlanQuestion): number {
  const fixed = drives.filter(drive => drive.isFixed)
  const movable = drives.filter(drive => !drive.isFixed)
  const busy = fixed.flatMap(drive => (drive.crew ? [{ drive, crew: drive.crew }] : []))
  let best = 0
  const attempt = (index: number, kept: number) => {
    best = Math.max(best, kept)
    const drive = movable[index]
    if (!drive || kept + movable.length - index <= best) return
    const isTaken = (pick: (crew: Crew) => string | null, id: string) =>
      busy.some(one => pick(one.crew) === id && overlaps(one.drive, drive))
    const cars = units.filter(
      unit =>
        unit.modelId === drive.modelId &&
        !unit.taken.some(span => overlaps(span, drive)) &&
        !isTaken(crew => crew.unitId, unit.id),
    )
    const seconds = drive.needsInstructor
      ? guides
          .filter(
            guide =>
              !guide.taken.some(span => overlaps(span, drive)) &&
              !isTaken(crew => crew.instructorId, guide.id),
          )
          .map(guide => guide.id)
      : [null]
    for (const car of cars) {
      for (const instructorId of seconds) {
        busy.push({ drive, crew: { unitId: car.id, instructorId } })
        attempt(index + 1, kept + 1)
        busy.pop()
      }
    }
    attempt(index + 1, kept)
  }
  attempt(0, 0)
  return best + fixed.length
}
