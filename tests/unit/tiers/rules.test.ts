import { expect, test } from 'vitest'
import { isMet, measureRule, windowStart } from '~/domain/tiers/measure-rule'
import { tierRule, tierSlug } from '~/domain/tiers/schema'
import type { Deeds } from '~/domain/tiers/types'
import { tellFound, tellProgress, tellRule } from '~/domain/tiers/words'

const zone = 'Europe/Paris'
const now = new Date('2027-03-10T08:00:00+01:00')
const at = (day: string) => new Date(`${day}T12:00:00Z`)
const deeds = (wishes: Partial<Deeds> = {}): Deeds => ({
  points: [],
  attendances: [],
  nominationsAdmitted: [],
  memberSince: at('2026-01-01'),
  pauses: [],
  ...wishes,
})

test('all that a rule gives must hold, and a rule that gives nothing holds', () => {
  const rule = { attendances: { least: 1, withinMonths: 12 }, tenureMonths: 12 }
  const came = deeds({ attendances: [at('2026-09-01')] })
  expect(isMet(measureRule(rule, came, now, zone))).toBe(true)
  expect(isMet(measureRule(rule, { ...came, memberSince: at('2026-05-01') }, now, zone))).toBe(false)
  expect(isMet(measureRule({}, deeds(), now, zone))).toBe(true)
})

test('a window counts what lies within its months, to the hour, and nothing that is still to come', () => {
  const rule = { attendances: { least: 1, withinMonths: 12 } }
  const had = (moment: string) =>
    measureRule(rule, deeds({ attendances: [new Date(moment)] }), now, zone)[0]?.had
  expect(had('2026-03-10T08:00:00+01:00')).toBe(0)
  expect(had('2026-03-10T08:00:01+01:00')).toBe(1)
  expect(had('2027-03-10T08:00:00+01:00')).toBe(1)
  expect(had('2027-03-10T08:00:01+01:00')).toBe(0)
})

test('months are the club’s calendar, across the day on which clocks change', () => {
  const summer = new Date('2027-03-29T08:00:00+02:00')
  expect(windowStart(1, [], summer, zone).toISOString()).toBe('2027-02-28T07:00:00.000Z')
})

test('the time of a pause does not count: the window reaches back by as much', () => {
  const pauses = [{ from: at('2026-06-01'), to: at('2026-08-01') }]
  expect(windowStart(12, pauses, now, zone)).toEqual(new Date('2026-01-08T08:00:00+01:00'))
  expect(windowStart(3, pauses, now, zone)).toEqual(new Date('2026-12-10T08:00:00+01:00'))
})

test('points put right count as what is left of them, and never below nothing', () => {
  const rule = { points: { least: 100, withinMonths: 24 } }
  const had = (...amounts: number[]) =>
    measureRule(
      rule,
      deeds({ points: amounts.map(amount => ({ amount, at: at('2027-01-05') })) }),
      now,
      zone,
    )[0]?.had
  expect(had(100, 40, -100)).toBe(40)
  expect(had(-100)).toBe(0)
})

test('a rule is told in both languages, the same words for whoever asks', () => {
  const rule = {
    points: { least: 1500, withinMonths: 24 },
    attendances: { least: 3, withinMonths: 18 },
    nominationsAdmitted: { least: 1, withinMonths: 12 },
    tenureMonths: 12,
  }
  expect(tellRule(rule, 'fr')).toBe(
    '1\u202f500 points en deux ans, trois présences en dix-huit mois, une personne proposée et devenue membre en un an et un an parmi nous',
  )
  expect(tellRule(rule, 'en')).toBe(
    '1,500 points within two years, three attendances within eighteen months, one person nominated and become a member within one year and one year among us',
  )
  expect(tellRule({ byHand: true }, 'fr')).toBe('une décision du club, que nulle règle ne remplace')
  expect(tellRule({}, 'en', 'stay')).toBe('nothing more')
})

test('what is missing is told with the day before which it counts, and what is there as it is', () => {
  const rule = { attendances: { least: 3, withinMonths: 12 }, tenureMonths: 24 }
  const [came, tenure] = measureRule(rule, deeds({ attendances: [at('2026-06-03')] }), now, zone)
  if (!came || !tenure) throw new Error('two parts are measured')
  expect(tellProgress(came, zone, 'fr')).toBe('Encore deux présences d’ici le 3\u00a0juin 2027')
  expect(tellProgress(tenure, zone, 'fr')).toBe('Encore dix mois parmi nous, soit le 1er\u00a0janvier 2028')
  expect(tellProgress({ ...came, had: 4 }, zone, 'en')).toBe('Four attendances')
  expect(tellProgress({ ...tenure, had: 37 }, zone, 'en')).toBe('Three years among us')
  expect(tellFound(came, 'fr')).toBe('Trois présences en un an\u00a0: une')
})

test('a rule with a part that nobody knows, or with nothing to reach, is not a rule', () => {
  expect(tierRule.safeParse({ charm: 3 }).success).toBe(false)
  expect(tierRule.safeParse({ points: { least: 0, withinMonths: 12 } }).success).toBe(false)
  expect(tierSlug.safeParse('evaluations').success).toBe(false)
  expect(tierSlug.safeParse('fondateur').success).toBe(true)
})
