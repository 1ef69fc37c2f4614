import { Temporal } from 'temporal-polyfill'
import { dayInZone } from '~/shared/format'
import { startOfDay } from './days'
import type { Benefit, CountedBenefit, MemberStanding } from './types'

export type Allowance = {
  benefit: CountedBenefit
  /** What the tier gives a year, what points bought more this year, what was used of both, what is left. */
  given: number
  bought: number
  used: number
  left: number
}

/** The calendar year that an instant falls in, on the club's clock: from its first instant to the next year's. */
export function yearAround(now: Date, timeZone: string): { from: Date; to: Date; year: number } {
  const { year } = Temporal.PlainDate.from(dayInZone(now, timeZone))
  return { from: startOfDay(`${year}-01-01`, timeZone), to: startOfDay(`${year + 1}-01-01`, timeZone), year }
}

/** What a tier gives of a benefit: a number a year, guests an event, or, for early access, its hours. */
export function givenBy(
  standing: Pick<
    MemberStanding,
    'nominationsPerYear' | 'conciergePerYear' | 'guestsPerEvent' | 'earlyAccessHours'
  >,
  benefit: Benefit,
): number {
  switch (benefit) {
    case 'nomination':
      return standing.nominationsPerYear
    case 'concierge':
      return standing.conciergePerYear
    case 'guests':
      return standing.guestsPerEvent
    case 'early_access':
      return standing.earlyAccessHours
  }
}

export function isCounted(benefit: Benefit): benefit is CountedBenefit {
  return benefit === 'nomination' || benefit === 'concierge'
}

/** What is left of a counted benefit; a tier that gives less than was used leaves nothing. */
export function countAllowance(
  benefit: CountedBenefit,
  { given, bought, used }: { given: number; bought: number; used: number },
): Allowance {
  return { benefit, given, bought, used, left: Math.max(given + bought - used, 0) }
}
