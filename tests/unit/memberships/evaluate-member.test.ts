import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyChange, evaluateMember } from '~/domain/memberships/evaluate-member'
import { type MemberFacts, tellReason } from '~/domain/memberships/evaluation'
import type { Ladder, Tier, TierRule } from '~/domain/tiers/types'

const now = new Date('2027-03-10T08:00:00+01:00')
const daysFrom = (days: number) => new Date(now.getTime() + days * 86_400_000)

function rung(rank: number, riseRule: TierRule, stayRule: TierRule = {}, graceDays = 60): Tier {
  return {
    id: `tier-${rank}`,
    slug: `tier-${rank}`,
    rank,
    name: { fr: `Rang ${rank}`, en: `Tier ${rank}` },
    words: { fr: '', en: '' },
    earlyAccessHours: 0,
    guestsPerEvent: 0,
    nominationsPerYear: 0,
    conciergePerYear: 0,
    riseRule,
    stayRule,
    graceDays,
    version: 1,
  }
}

const comes = (least: number, withinMonths = 12): TierRule => ({ attendances: { least, withinMonths } })
const ladder: Ladder = {
  timeZone: 'Europe/Paris',
  tiers: [rung(1, { byHand: true }), rung(2, comes(2), comes(1)), rung(3, comes(4), comes(3))],
}

function member(wishes: Partial<MemberFacts> = {}): MemberFacts {
  return {
    points: [],
    attendances: [],
    nominationsAdmitted: [],
    memberSince: daysFrom(-1000),
    pauses: [],
    tierId: 'tier-1',
    tierSince: daysFrom(-1000),
    state: 'active',
    stateSince: daysFrom(-1000),
    kind: 'full',
    trialUntil: null,
    pausedUntil: null,
    descent: null,
    ...wishes,
  }
}
const presences = (count: number) => Array.from({ length: count }, (_, i) => daysFrom(-10 * (i + 1)))
const told = (facts: MemberFacts, of = ladder) =>
  evaluateMember(facts, of, now).map(({ change, toTierId }) => `${change} ${toTierId}`)

describe('up', () => {
  test('a member rises to the highest tier whose rule holds with every tier between', () => {
    expect(told(member({ attendances: presences(1) }))).toEqual([])
    expect(told(member({ attendances: presences(2) }))).toEqual(['rise tier-2'])
    expect(told(member({ attendances: presences(4) }))).toEqual(['rise tier-3'])
  })

  test('a tier given by hand stands in the way of those above it, and so does one that asks nothing', () => {
    for (const rule of [{ byHand: true as const }, { byHand: true as const, ...comes(1) }, {}]) {
      const tiers = [rung(1, {}), rung(2, rule), rung(3, comes(1))]
      expect(told(member({ attendances: presences(4) }), { ...ladder, tiers })).toEqual([])
    }
  })

  test('rising settles a descent that waited', () => {
    const facts = member({ tierId: 'tier-2', attendances: presences(4), descent: { fallsAt: daysFrom(3) } })
    const [change] = evaluateMember(facts, ladder, now)
    expect(change?.change).toBe('rise')
    expect(change && applyChange(facts, change, now).descent).toBeNull()
  })
})

describe('down', () => {
  test('what is not met is announced with its grace, and falls one tier when the grace is over', () => {
    const facts = member({ tierId: 'tier-3' })
    const [announced] = evaluateMember(facts, ladder, now)
    expect(announced).toMatchObject({
      change: 'announce_descent',
      toTierId: 'tier-2',
      // Sixty days by the calendar: clocks go forward in between.
      fallsAt: new Date('2027-05-09T08:00:00+02:00'),
      reasons: [{ part: 'attendances', needed: 3, had: 0, withinMonths: 12 }],
    })
    expect(told(member({ tierId: 'tier-3', descent: { fallsAt: daysFrom(1) } }))).toEqual([])
    expect(told(member({ tierId: 'tier-3', descent: { fallsAt: daysFrom(-1) } }))).toEqual(['fall tier-2'])
  })

  test('it is called off when what was asked is there again before its day', () => {
    const facts = { tierId: 'tier-3', descent: { fallsAt: daysFrom(1) } }
    expect(told(member({ ...facts, attendances: presences(3) }))).toEqual(['call_off_descent tier-3'])
  })

  test('whoever has just arrived in a tier is not told to leave it before its months could be filled', () => {
    expect(told(member({ tierId: 'tier-3', tierSince: daysFrom(-300) }))).toEqual([])
    expect(told(member({ tierId: 'tier-3', tierSince: daysFrom(-366) }))).toEqual(['announce_descent tier-2'])
  })

  test('a pause is added to the months in which one may fill them', () => {
    const pauses = [{ from: daysFrom(-200), to: daysFrom(-100) }]
    const facts = { tierId: 'tier-3', tierSince: daysFrom(-400) }
    expect(told(member(facts))).toEqual(['announce_descent tier-2'])
    expect(told(member({ ...facts, pauses }))).toEqual([])
  })

  test('without a day of grace one still falls only on the night after', () => {
    const tiers = [rung(1, {}), rung(2, comes(9), comes(1), 0)]
    const facts = member({ tierId: 'tier-2' })
    const changes = evaluateMember(facts, { ...ladder, tiers }, now)
    expect(changes.map(({ change }) => change)).toEqual(['announce_descent'])
  })

  test('whoever would rise into their tier again does not fall out of it', () => {
    const tiers = [rung(1, {}), rung(2, comes(2), comes(5))]
    const facts = { tierId: 'tier-2', attendances: presences(2) }
    expect(told(member(facts), { ...ladder, tiers })).toEqual([])
    expect(told(member({ ...facts, descent: { fallsAt: daysFrom(-1) } }), { ...ladder, tiers })).toEqual([
      'call_off_descent tier-2',
    ])
  })

  test('a tier kept by hand, and the lowest of all, are not left by any rule', () => {
    const tiers = [rung(1, {}, comes(5)), rung(2, comes(9), { byHand: true, ...comes(5) })]
    expect(told(member({ tierId: 'tier-1' }), { ...ladder, tiers })).toEqual([])
    expect(told(member({ tierId: 'tier-2' }), { ...ladder, tiers })).toEqual([])
  })
})

describe('held otherwise', () => {
  const many = presences(9)
  test('an honorary membership never moves, a suspended one is left alone', () => {
    expect(told(member({ kind: 'honorary', attendances: many }))).toEqual([])
    expect(told(member({ kind: 'honorary', tierId: 'tier-3' }))).toEqual([])
    expect(told(member({ state: 'suspended', attendances: many }))).toEqual([])
  })

  test('a trial neither rises nor falls, and passes on its day', () => {
    const trial = { kind: 'trial' as const, attendances: many }
    expect(told(member({ ...trial, trialUntil: daysFrom(1) }))).toEqual([])
    expect(told(member({ ...trial, trialUntil: daysFrom(0) }))).toEqual(['end_trial tier-1', 'rise tier-3'])
  })

  test('a pause rests everything until it is over, and grace goes on where it stopped', () => {
    const paused = { state: 'paused' as const, tierId: 'tier-3', stateSince: daysFrom(-30) }
    const descent = { fallsAt: daysFrom(-20) }
    expect(told(member({ ...paused, descent, pausedUntil: null }))).toEqual([])
    const back = member({ ...paused, descent, pausedUntil: daysFrom(0) })
    expect(told(back)).toEqual(['resume tier-3'])
    const [resumed] = evaluateMember(back, ladder, now)
    expect(resumed && applyChange(back, resumed, now).descent).toEqual({ fallsAt: daysFrom(10) })
  })
})

test('reasons are told in both languages', () => {
  const reason = { part: 'attendances', needed: 3, had: 1, withinMonths: 12 } as const
  expect(tellReason(reason, 'fr')).toBe('Trois présences en un an\u00a0: une')
  expect(tellReason(reason, 'en')).toBe('Three attendances within one year: one')
  expect(tellReason({ part: 'pause_over' }, 'en')).toBe('The pause has come to its end.')
})

describe('for any member on any ladder', { timeout: 60_000 }, () => {
  const instant = fc.integer({ min: -1500, max: 30 }).map(daysFrom)
  const within = (most: number) =>
    fc.record({ least: fc.integer({ min: 1, max: most }), withinMonths: fc.integer({ min: 1, max: 36 }) })
  const rule: fc.Arbitrary<TierRule> = fc
    .record(
      {
        points: within(400),
        attendances: within(5),
        tenureMonths: fc.integer({ min: 1, max: 48 }),
        nominationsAdmitted: within(3),
        byHand: fc.constantFrom(true as const, undefined, undefined, undefined),
      },
      { requiredKeys: [] },
    )
    .map(made => Object.fromEntries(Object.entries(made).filter(([, part]) => part !== undefined)))
  const anyLadder: fc.Arbitrary<Ladder> = fc
    .array(fc.record({ rise: rule, stay: rule, grace: fc.integer({ min: 0, max: 90 }) }), {
      minLength: 1,
      maxLength: 5,
    })
    .map(rungs => ({
      timeZone: 'Europe/Paris',
      tiers: rungs.map(({ rise, stay, grace }, index) => rung(index + 1, rise, stay, grace)),
    }))
  const past = fc.integer({ min: -1500, max: -1 }).map(daysFrom)
  const pause = fc
    .tuple(fc.integer({ min: -1500, max: -40 }), fc.integer({ min: 0, max: 39 }))
    .map(([from, length]) => ({ from: daysFrom(from), to: daysFrom(from + length) }))
  const anyMember = fc.record({
    rung: fc.nat(),
    points: fc.array(fc.record({ amount: fc.integer({ min: -200, max: 300 }), at: instant }), {
      maxLength: 6,
    }),
    attendances: fc.array(instant, { maxLength: 8 }),
    nominationsAdmitted: fc.array(instant, { maxLength: 3 }),
    memberSince: past,
    tierSince: past,
    stateSince: fc.integer({ min: -39, max: -1 }).map(daysFrom),
    pauses: fc.array(pause, { maxLength: 2 }),
    state: fc.constantFrom('active' as const, 'active' as const, 'paused' as const, 'suspended' as const),
    kind: fc.constantFrom('full' as const, 'full' as const, 'trial' as const, 'honorary' as const),
    end: fc.integer({ min: -30, max: 30 }).map(daysFrom),
    falls: fc.option(fc.integer({ min: -60, max: 60 }).map(daysFrom)),
  })
  const anyCase = fc.tuple(anyLadder, anyMember).map(([of, made]) => {
    const { rung: index, end, falls, ...rest } = made
    const tier = of.tiers[index % of.tiers.length]
    const facts: MemberFacts = {
      ...rest,
      tierId: tier?.id ?? '',
      trialUntil: made.kind === 'trial' ? end : null,
      pausedUntil: made.state === 'paused' ? end : null,
      descent: falls && { fallsAt: falls },
    }
    return { ladder: of, facts }
  })
  const runs = { numRuns: 400 }
  const apply = (of: Ladder, facts: MemberFacts) =>
    evaluateMember(facts, of, now).reduce((is, change) => applyChange(is, change, now), facts)
  const rankOf = (of: Ladder, facts: MemberFacts) => of.tiers.find(({ id }) => id === facts.tierId)?.rank ?? 0

  test('the same question has the same answer, and asking changes nothing', () => {
    fc.assert(
      fc.property(anyCase, ({ ladder: of, facts }) => {
        const before = structuredClone({ of, facts })
        const first = evaluateMember(facts, of, now)
        expect(evaluateMember(facts, of, now)).toEqual(first)
        expect({ of, facts }).toEqual(before)
      }),
      runs,
    )
  })

  test('once carried out, the same instant changes nothing more', () => {
    fc.assert(
      fc.property(anyCase, ({ ladder: of, facts }) => {
        expect(evaluateMember(apply(of, facts), of, now)).toEqual([])
      }),
      runs,
    )
  })

  test('each kind of change happens at most once, each with its reasons', () => {
    fc.assert(
      fc.property(anyCase, ({ ladder: of, facts }) => {
        const changes = evaluateMember(facts, of, now)
        expect(new Set(changes.map(({ change }) => change)).size).toBe(changes.length)
        for (const { reasons } of changes) expect(reasons.length).toBeGreaterThan(0)
      }),
      runs,
    )
  })

  test('nobody falls out of the ladder, nor more than one tier in a night', () => {
    fc.assert(
      fc.property(anyCase, ({ ladder: of, facts }) => {
        const after = rankOf(of, apply(of, facts))
        expect(after).toBeGreaterThanOrEqual(1)
        expect(after).toBeGreaterThanOrEqual(rankOf(of, facts) - 1)
      }),
      runs,
    )
  })

  test('more points, or one more presence, never leave anyone lower', () => {
    const more = fc.record({ amount: fc.integer({ min: 1, max: 500 }), at: instant })
    fc.assert(
      fc.property(anyCase, more, instant, ({ ladder: of, facts }, points, presence) => {
        const richer = { ...facts, points: [...facts.points, points] }
        const seen = { ...facts, attendances: [...facts.attendances, presence] }
        const rank = rankOf(of, apply(of, facts))
        expect(rankOf(of, apply(of, richer))).toBeGreaterThanOrEqual(rank)
        expect(rankOf(of, apply(of, seen))).toBeGreaterThanOrEqual(rank)
      }),
      runs,
    )
  })
})
