import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planAssignments } from '~/domain/fleet/plan-assignments'
import { type Drive, overlaps, type Plan, type PlanQuestion } from '~/domain/fleet/plan-types'
import { anyProgramme, keptAtBest } from './programmes'

const anHour = { from: 0, to: 4 }
const cime = (id: string, wishes: Partial<Drive> = {}): Drive => ({
  ...anHour,
  id,
  modelId: 'cime',
  needsInstructor: false,
  language: 'fr',
  crew: null,
  isFixed: false,
  loss: 1,
  ...wishes,
})
const unit = (id: string, taken: { from: number; to: number }[] = []) => ({ id, modelId: 'cime', taken })
const guide = (id: string, ...languages: string[]) => ({ id, languages, taken: [] })

test('each drive has a unit of its model, and nobody two at once, turnaround included', () => {
  fc.assert(
    fc.property(anyProgramme({ drives: 24, units: 6, guides: 5, day: 40 }), question => {
      expectSound(question, planAssignments(question))
    }),
    { numRuns: 200 },
  )
})

test('as many promises are kept as any plan keeps', () => {
  fc.assert(
    fc.property(anyProgramme({ drives: 7, units: 3, guides: 2, day: 10 }), question => {
      const plan = planAssignments(question)
      expectSound(question, plan)
      expect(plan.isProven).toBe(true)
      expect(plan.crews.size).toBe(keptAtBest(question))
    }),
    { numRuns: 400 },
  )
})

test('whoever has a crew that can still be had keeps it when everyone can be kept by the simple way', () => {
  const drives = [
    cime('a', { crew: { unitId: 'one', instructorId: null } }),
    cime('b', { crew: { unitId: 'two', instructorId: null } }),
  ]
  const units = [unit('one', [{ from: 0, to: 9 }]), unit('two'), unit('three')]
  const { crews } = planAssignments({ drives, units, guides: [] })
  expect(crews.get('b')?.unitId).toBe('two')
  expect(crews.get('a')?.unitId).toBe('three')
})

test('units are used evenly: the one with the fewest drives comes first', () => {
  const drives = [0, 4, 8, 12, 16, 20].map(from => cime(`d${from}`, { from, to: from + 4 }))
  const { crews } = planAssignments({ drives, units: [unit('one'), unit('two'), unit('three')], guides: [] })
  const uses = [...crews.values()].map(crew => crew.unitId)
  for (const id of ['one', 'two', 'three']) expect(uses.filter(used => used === id)).toHaveLength(2)
})

test('an instructor who speaks the member’s language comes before one who drives less', () => {
  const guides = [guide('ada', 'en'), guide('noé', 'fr', 'en')]
  const drives = [
    cime('a', { needsInstructor: true }),
    cime('b', { from: 4, to: 8, needsInstructor: true }),
    cime('c', { from: 8, to: 12, needsInstructor: true, language: 'en' }),
  ]
  const { crews } = planAssignments({ drives, units: [unit('one')], guides })
  expect(drives.map(({ id }) => crews.get(id)?.instructorId)).toEqual(['noé', 'noé', 'ada'])
})

test('drives that end when others begin follow each other on one unit', () => {
  const drives = [cime('a'), cime('b', { from: 4, to: 8 }), cime('c', { from: 8, to: 12 })]
  expect(planAssignments({ drives, units: [unit('one')], guides: [] }).lost).toEqual([])
})

test('those who sit well are moved where that alone keeps everyone', () => {
  // Unit one is out later: only the short drive fits it, and the short drive sits on the other.
  const units = [unit('one', [{ from: 4, to: Number.POSITIVE_INFINITY }]), unit('two')]
  const drives = [
    cime('short', { crew: { unitId: 'two', instructorId: null } }),
    cime('long', { from: 0, to: 9 }),
  ]
  const plan = planAssignments({ drives, units, guides: [] })
  expect(plan.lost).toEqual([])
  expect(plan.crews.get('short')?.unitId).toBe('one')
})

test('what was placed by hand stays, and costs whoever it must', () => {
  const units = [unit('one', [{ from: 4, to: Number.POSITIVE_INFINITY }]), unit('two')]
  const drives = [
    cime('short', { crew: { unitId: 'two', instructorId: null }, isFixed: true }),
    cime('long', { from: 0, to: 9 }),
  ]
  expect(planAssignments({ drives, units, guides: [] }).lost).toEqual(['long'])
})

test('where one must be lost, it is the one whose loss weighs least', () => {
  const drives = [cime('paid', { loss: 3 }), cime('on hold', { loss: 1 }), cime('new', { loss: 2 })]
  expect(planAssignments({ drives, units: [unit('one'), unit('two')], guides: [] }).lost).toEqual(['on hold'])
})

test('a long day with a unit out and few instructors is planned to the end, and proven', () => {
  const models = ['boreale', 'cime', 'gt'].flatMap((modelId, of) =>
    Array.from({ length: 4 }, (_, index) => ({
      id: `${modelId}${index}`,
      modelId,
      taken: index === 0 ? [{ from: 12 + of, to: Number.POSITIVE_INFINITY }] : [],
    })),
  )
  const guides = Array.from({ length: 11 }, (_, index) => ({
    id: `g${index}`,
    languages: index % 2 ? ['fr'] : ['en'],
    taken: index < 1 ? [{ from: 8, to: 14 }] : [],
  }))
  const drives = ['boreale', 'cime', 'gt'].flatMap((modelId, of) =>
    Array.from({ length: 20 }, (_, index) =>
      cime(`${modelId}-${index}`, {
        modelId,
        from: Math.floor(index / 4) * 4 + of,
        to: Math.floor(index / 4) * 4 + of + 4,
        needsInstructor: true,
        language: index % 2 ? 'fr' : 'en',
      }),
    ),
  )
  const plan = planAssignments({ drives, units: models, guides })
  expectSound({ drives, units: models, guides }, plan)
  expect(plan.isProven).toBe(true)
})

function expectSound({ drives, units, guides }: PlanQuestion, { crews, lost }: Plan): void {
  expect(new Set([...crews.keys(), ...lost])).toEqual(new Set(drives.map(drive => drive.id)))
  expect(crews.size + lost.length).toBe(drives.length)
  const kept = drives.filter(drive => crews.has(drive.id))
  for (const drive of kept) {
    const crew = crews.get(drive.id)
    if (drive.isFixed) {
      expect(crew).toEqual(drive.crew)
      continue
    }
    const car = units.find(({ id }) => id === crew?.unitId)
    expect(car?.modelId).toBe(drive.modelId)
    expect(car?.taken.some(span => overlaps(span, drive))).toBe(false)
    const second = guides.find(({ id }) => id === crew?.instructorId)
    expect(second !== undefined).toBe(drive.needsInstructor)
    expect(second?.taken.some(span => overlaps(span, drive)) ?? false).toBe(false)
  }
  for (const [index, one] of kept.entries()) {
    for (const other of kept.slice(index + 1)) {
      if (!overlaps(one, other)) continue
      const [mine, theirs] = [crews.get(one.id), crews.get(other.id)]
      expect(mine?.unitId).not.toBe(theirs?.unitId)
      if (mine?.instructorId) expect(mine.instructorId).not.toBe(theirs?.instructorId)
    }
  }
}
