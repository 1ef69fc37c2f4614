import { z } from 'zod'
import type { Tier, TierDraft, TierRule } from './types'

const name = z.string().trim().min(1).max(60)
const words = z.string().trim().max(2000).default('')
const count = (most: number) => z.number().int().min(0).max(most)
const least = (most: number) => z.number().int().min(1).max(most).optional()
const months = least(120)

/** What the form says of a rule that is not whole, in its reader's language. */
export type RuleFormWords = { bothOrNone: string; somethingOrByHand: string }

/**
 * A tier as its form sends it: each rule's parts side by side, empty where nothing is asked. A number without its months
 * is sent back, and so is a rise that neither asks anything nor is by hand: who rises must be someone's decision.
 */
export function tierForm(say: RuleFormWords) {
  return z
    .object({
      version: z.number().int().min(1),
      nameFr: name,
      nameEn: name,
      wordsFr: words,
      wordsEn: words,
      earlyAccessHours: count(720),
      guestsPerEvent: count(9),
      nominationsPerYear: count(99),
      conciergePerYear: count(99),
      graceDays: count(730),
      riseByHand: z.boolean().default(false),
      risePoints: least(1_000_000),
      risePointsMonths: months,
      riseAttendances: least(999),
      riseAttendancesMonths: months,
      riseNominations: least(999),
      riseNominationsMonths: months,
      riseTenure: least(600),
      stayByHand: z.boolean().default(false),
      stayPoints: least(1_000_000),
      stayPointsMonths: months,
      stayAttendances: least(999),
      stayAttendancesMonths: months,
      stayNominations: least(999),
      stayNominationsMonths: months,
      stayTenure: least(600),
    })
    .superRefine((form, ctx) => {
      for (const side of ['rise', 'stay'] as const) {
        for (const part of ['Points', 'Attendances', 'Nominations'] as const) {
          const [asked, within] = [form[`${side}${part}`], form[`${side}${part}Months`]]
          if ((asked === undefined) === (within === undefined)) continue
          const path = [within === undefined ? `${side}${part}Months` : `${side}${part}`]
          ctx.addIssue({ code: 'custom', path, message: say.bothOrNone })
        }
      }
      if (!form.riseByHand && Object.keys(ruleOf(form, 'rise')).length === 0)
        ctx.addIssue({ code: 'custom', path: ['riseByHand'], message: say.somethingOrByHand })
    })
    .transform(form => ({ version: form.version, draft: draftOf(form) }))
}

type Parts = Partial<
  Record<
    | `${'rise' | 'stay'}${'Points' | 'Attendances' | 'Nominations'}${'' | 'Months'}`
    | 'riseTenure'
    | 'stayTenure',
    number
  >
> & { riseByHand: boolean; stayByHand: boolean }

/** By hand, a rule keeps what it asked before, so that it can be given back to the rules as it was. */
function ruleOf(form: Parts, side: 'rise' | 'stay'): TierRule {
  const part = (of: 'Points' | 'Attendances' | 'Nominations') => {
    const [least, withinMonths] = [form[`${side}${of}`], form[`${side}${of}Months`]]
    return least === undefined || withinMonths === undefined ? null : { least, withinMonths }
  }
  const [points, attendances, nominationsAdmitted] = [
    part('Points'),
    part('Attendances'),
    part('Nominations'),
  ]
  const tenureMonths = form[`${side}Tenure`]
  return {
    ...(points && { points }),
    ...(attendances && { attendances }),
    ...(nominationsAdmitted && { nominationsAdmitted }),
    ...(tenureMonths !== undefined && { tenureMonths }),
    ...(form[`${side}ByHand`] && { byHand: true as const }),
  }
}

function draftOf(
  form: Parts & {
    nameFr: string
    nameEn: string
    wordsFr: string
    wordsEn: string
    earlyAccessHours: number
    guestsPerEvent: number
    nominationsPerYear: number
    conciergePerYear: number
    graceDays: number
  },
): TierDraft {
  const { earlyAccessHours, guestsPerEvent, nominationsPerYear, conciergePerYear, graceDays } = form
  return {
    name: { fr: form.nameFr, en: form.nameEn },
    words: { fr: form.wordsFr, en: form.wordsEn },
    earlyAccessHours,
    guestsPerEvent,
    nominationsPerYear,
    conciergePerYear,
    riseRule: ruleOf(form, 'rise'),
    stayRule: ruleOf(form, 'stay'),
    graceDays,
  }
}

/** A tier as its form shows it. */
export function formOfTier(tier: Tier): Record<string, string> {
  return {
    version: String(tier.version),
    nameFr: tier.name.fr,
    nameEn: tier.name.en,
    wordsFr: tier.words.fr,
    wordsEn: tier.words.en,
    earlyAccessHours: String(tier.earlyAccessHours),
    guestsPerEvent: String(tier.guestsPerEvent),
    nominationsPerYear: String(tier.nominationsPerYear),
    conciergePerYear: String(tier.conciergePerYear),
    graceDays: String(tier.graceDays),
    ...formOfRule(tier.riseRule, 'rise'),
    ...formOfRule(tier.stayRule, 'stay'),
  }
}

function formOfRule(rule: TierRule, side: 'rise' | 'stay'): Record<string, string> {
  const pair = (part: string, of: { least: number; withinMonths: number } | undefined) => ({
    [`${side}${part}`]: of ? String(of.least) : '',
    [`${side}${part}Months`]: of ? String(of.withinMonths) : '',
  })
  return {
    [`${side}ByHand`]: rule.byHand ? 'on' : '',
    ...pair('Points', rule.points),
    ...pair('Attendances', rule.attendances),
    ...pair('Nominations', rule.nominationsAdmitted),
    [`${side}Tenure`]: rule.tenureMonths === undefined ? '' : String(rule.tenureMonths),
  }
}
