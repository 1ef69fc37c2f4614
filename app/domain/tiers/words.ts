import { defineCopy, type Locale, translate } from '~/shared/copy'
import { capitalize, dayInZone, formatDay, formatNumber, joinList, spellNumber } from '~/shared/format'
import type { Measure, RulePart, TierRule } from './types'

const copy = defineCopy({
  fr: {
    points_one: '{{n}} point en {{span}}',
    points_other: '{{n}} points en {{span}}',
    attendances_one: '{{n}} présence en {{span}}',
    attendances_other: '{{n}} présences en {{span}}',
    nominationsAdmitted_one: '{{n}} personne proposée et devenue membre en {{span}}',
    nominationsAdmitted_other: '{{n}} personnes proposées et devenues membres en {{span}}',
    tenure: '{{span}} parmi nous',
    riseByHand: 'une décision du club, que nulle règle ne remplace',
    stayByHand: 'rien\u202f: seule une décision du club y change quelque chose',
    stayFree: 'rien de plus',
    moreNow_points_one: 'encore {{n}} point',
    moreNow_points_other: 'encore {{n}} points',
    moreNow_attendances_one: 'encore {{n}} présence',
    moreNow_attendances_other: 'encore {{n}} présences',
    moreNow_nominationsAdmitted_one: 'encore {{n}} personne proposée à devenir membre',
    moreNow_nominationsAdmitted_other: 'encore {{n}} personnes proposées à devenir membres',
    moreNow_tenure: 'encore {{span}} parmi nous',
    met_points: '{{n}} points',
    met_attendances_one: '{{n}} présence',
    met_attendances_other: '{{n}} présences',
    met_nominationsAdmitted_one: '{{n}} personne proposée et devenue membre',
    met_nominationsAdmitted_other: '{{n}} personnes proposées et devenues membres',
    met_tenure: '{{span}} parmi nous',
    before: '{{text}} d’ici le {{day}}',
    fromDay: '{{text}}, soit le {{day}}',
    had: '{{asked}}\u00a0: {{n}}',
    hadTenure: '{{asked}}\u00a0: {{span}}',
    year: 'un an',
    years: '{{n}} ans',
    months: '{{n}} mois',
    noTime: 'moins d’un mois',
    none: 'aucune',
  },
  en: {
    points_one: '{{n}} point within {{span}}',
    points_other: '{{n}} points within {{span}}',
    attendances_one: '{{n}} attendance within {{span}}',
    attendances_other: '{{n}} attendances within {{span}}',
    nominationsAdmitted_one: '{{n}} person nominated and become a member within {{span}}',
    nominationsAdmitted_other: '{{n}} people nominated and become members within {{span}}',
    tenure: '{{span}} among us',
    riseByHand: 'a decision of the club, for which no rule stands in',
    stayByHand: 'nothing: only a decision of the club changes it',
    stayFree: 'nothing more',
    moreNow_points_one: '{{n}} more point',
    moreNow_points_other: '{{n}} more points',
    moreNow_attendances_one: '{{n}} more attendance',
    moreNow_attendances_other: '{{n}} more attendances',
    moreNow_nominationsAdmitted_one: '{{n}} more person nominated to become a member',
    moreNow_nominationsAdmitted_other: '{{n}} more people nominated to become members',
    moreNow_tenure: '{{span}} more among us',
    met_points: '{{n}} points',
    met_attendances_one: '{{n}} attendance',
    met_attendances_other: '{{n}} attendances',
    met_nominationsAdmitted_one: '{{n}} person nominated and become a member',
    met_nominationsAdmitted_other: '{{n}} people nominated and become members',
    met_tenure: '{{span}} among us',
    before: '{{text}} before {{day}}',
    fromDay: '{{text}}, on {{day}}',
    had: '{{asked}}: {{n}}',
    hadTenure: '{{asked}}: {{span}}',
    year: 'one year',
    years: '{{n}} years',
    months: '{{n}} months',
    noTime: 'less than a month',
    none: 'none',
  },
})

/**
 * What a rule asks, as the end of a sentence: "trois présences en un an et 500 points en deux ans". The same words for
 * the member and for those who run the club.
 */
export function tellRule(rule: TierRule, locale: Locale, side: 'rise' | 'stay' = 'rise'): string {
  const t = translate(copy, locale)
  if (rule.byHand) return t(side === 'rise' ? 'riseByHand' : 'stayByHand')
  const parts = tellParts(rule, locale)
  if (parts.length === 0) return t(side === 'rise' ? 'riseByHand' : 'stayFree')
  return joinList(parts, locale)
}

function tellParts(rule: TierRule, locale: Locale): string[] {
  const asked: Pick<Measure, 'part' | 'needed' | 'withinMonths'>[] = []
  for (const part of ['points', 'attendances', 'nominationsAdmitted'] as const) {
    const of = rule[part]
    if (of) asked.push({ part, needed: of.least, withinMonths: of.withinMonths })
  }
  if (rule.tenureMonths !== undefined)
    asked.push({ part: 'tenure', needed: rule.tenureMonths, withinMonths: null })
  return asked.map(each => tellAsked(each, locale))
}

/** One part as it is asked: "trois présences en un an". */
export function tellAsked(
  { part, needed, withinMonths }: Pick<Measure, 'part' | 'needed' | 'withinMonths'>,
  locale: Locale,
): string {
  const t = translate(copy, locale)
  if (part === 'tenure') return t('tenure', { span: tellSpan(needed, locale) })
  return t(part, {
    count: needed,
    n: tellNumber(part, needed, locale),
    span: tellSpan(withinMonths ?? 0, locale),
  })
}

/** What is still missing: "Encore deux présences d’ici le 3 juin 2027"; once it is there, what is there. */
export function tellProgress(measure: Measure, timeZone: string, locale: Locale): string {
  const t = translate(copy, locale)
  const { part, needed, had, until } = measure
  if (had >= needed) {
    // Beyond a year, the years that are whole.
    if (part === 'tenure')
      return capitalize(t('met_tenure', { span: tellSpan(had > 12 ? had - (had % 12) : had, locale) }))
    if (part === 'points') return capitalize(t('met_points', { n: tellNumber(part, had, locale) }))
    return capitalize(t(`met_${part}`, { count: had, n: tellNumber(part, had, locale) }))
  }
  const missing = needed - had
  const day = until && formatDay(dayInZone(until, timeZone), locale)
  if (part === 'tenure') {
    const text = t('moreNow_tenure', { span: tellSpan(missing, locale) })
    return capitalize(day ? t('fromDay', { text, day }) : text)
  }
  const text = t(`moreNow_${part}`, { count: missing, n: tellNumber(part, missing, locale) })
  return capitalize(day ? t('before', { text, day }) : text)
}

/** A part as it was found: "trois présences en un an : une". */
export function tellFound(measure: Omit<Measure, 'until'>, locale: Locale): string {
  const t = translate(copy, locale)
  const asked = capitalize(tellAsked(measure, locale))
  if (measure.part === 'tenure') return t('hadTenure', { asked, span: tellSpan(measure.had, locale) })
  const isNone = measure.had === 0 && measure.part !== 'points'
  return t('had', { asked, n: isNone ? t('none') : tellNumber(measure.part, measure.had, locale) })
}

/** Whole years are told in years: "un an", "deux ans", "18 mois". */
export function tellSpan(months: number, locale: Locale): string {
  const t = translate(copy, locale)
  if (months === 0) return t('noTime')
  if (months === 12) return t('year')
  if (months % 12 === 0) return t('years', { n: spellNumber(months / 12, locale) })
  if (months === 1) return locale === 'fr' ? 'un mois' : 'one month'
  return t('months', { n: spellNumber(months, locale) })
}

function tellNumber(part: RulePart, value: number, locale: Locale): string {
  return part === 'points' ? formatNumber(value, locale) : spellNumber(value, locale, { feminine: true })
}
