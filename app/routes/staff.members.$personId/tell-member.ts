import { lastDayBefore } from '~/domain/memberships/days'
import type { MembershipView } from '~/domain/memberships/my-membership.server'
import type { MemberPage } from '~/domain/memberships/staff-queries.server'
import type { MemberStanding } from '~/domain/memberships/types'
import { tellBenefit, tellCause, tellEntry, tellKind, tellState } from '~/domain/memberships/words'
import { tellFound, tellRule } from '~/domain/tiers/words'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, formatDay, formatMoment, formatNumber } from '~/shared/format'
import { personName } from '~/web/person-name'
import { tellRequest } from '~/web/tell-request'
import { copy } from './copy'

type Told = { day: (at: Date) => string; lastDay: (end: Date) => string; locale: Locale }

/** Someone's membership in the reader's words: nothing is left for the page but to set it. */
export function tellMember(page: MemberPage, zone: string, locale: Locale) {
  const t = translate(copy, locale)
  const day = (at: Date) => formatDay(dayInZone(at, zone), locale)
  const told: Told = { day, lastDay: end => formatDay(lastDayBefore(end, zone), locale), locale }
  const { person, membership, ledger } = page
  return {
    personId: person.id,
    name: personName(person) || t('unnamed'),
    address: person.address,
    membership: membership && tellPresent(membership, told),
    history: [
      ...page.periods.map(period => tellPeriod(period, zone, told)),
      ...page.ends.map(end => tellEnd(end, zone, told)),
    ].sort((a, b) => b.dateTime.localeCompare(a.dateTime)),
    balance: formatNumber(ledger.balance, locale),
    ledger: ledger.entries.map(entry => ({
      id: entry.id,
      day: day(entry.at),
      reason: tellEntry(entry, locale),
      words: entry.words,
      amount: `${entry.amount > 0 ? '+' : ''}${formatNumber(entry.amount, locale)}`,
      until: entry.expiresAt ? day(entry.expiresAt) : '',
    })),
    requests: page.requests.map(request => tellRequest(request, zone, locale)),
    correctionId: crypto.randomUUID(),
  }
}

function tellPresent(membership: MembershipView, { day, lastDay, locale }: Told) {
  const t = translate(copy, locale)
  const { standing, tier, next, stay, descent, allowances } = membership
  const aside = [
    standing.kind === 'full' ? '' : tellKind(standing.kind, locale),
    standing.trialUntil ? t('until', { day: lastDay(standing.trialUntil) }) : '',
  ]
  return {
    version: membership.version,
    tierId: tier.id,
    tier: tier.name[locale],
    kind: standing.kind,
    state: standing.state,
    rows: [
      {
        term: t('tier'),
        value: tier.name[locale],
        aside: aside.filter(Boolean).join(' ') || t('since', { day: day(standing.since) }),
      },
      { term: t('memberSince'), value: day(standing.memberSince) },
      {
        term: t('state'),
        value: tellState(standing.state, locale),
        aside: standing.pausedUntil ? t('until', { day: lastDay(standing.pausedUntil) }) : membership.words,
      },
      ...(descent
        ? [
            {
              term: t('descent'),
              value: t('fallsTo', { tier: descent.to.name[locale], day: day(descent.fallsAt) }),
            },
          ]
        : []),
      ...allowances
        .filter(({ given, bought }) => given + bought > 0)
        .map(({ benefit, used, given, bought }) => ({
          term: tellBenefit(benefit, locale),
          value: t('usedOf', { used, all: given + bought }),
        })),
    ],
    next: next && {
      title: t('towards', { tier: next.tier.name[locale] }),
      rule: tellRule(next.tier.riseRule, locale),
      found: next.measures.map(measure => ({
        text: tellFound(measure, locale),
        value: measure.had,
        max: measure.needed,
      })),
    },
    stay: stay.map(measure => tellFound(measure, locale)),
  }
}

/** What the evaluation brings about by itself. */
const ofTheRules: readonly string[] = ['rose', 'fell', 'trial_passed', 'resumed']

function tellPeriod(period: MemberPage['periods'][number], zone: string, { lastDay, locale }: Told) {
  const t = translate(copy, locale)
  const held = [
    period.kind === 'full' ? '' : tellKind(period.kind, locale),
    period.state === 'active' ? '' : tellState(period.state, locale),
    period.trialUntil ? t('until', { day: lastDay(period.trialUntil) }) : '',
    period.pausedUntil ? t('until', { day: lastDay(period.pausedUntil) }) : '',
  ].filter(Boolean)
  const by = period.by
    ? t('by', { name: personName(period.by) })
    : t(ofTheRules.includes(period.cause) ? 'byRule' : 'byClub')
  return {
    at: formatMoment(period.from, zone, locale, { year: true }),
    dateTime: period.from.toISOString(),
    title: `${tellCause(period.cause, locale)} · ${[period.tierName[locale], ...held].join(', ')}`,
    detail: period.words === '' ? by : `${by} · ${period.words}`,
    tone: period.to === null ? ('now' as const) : undefined,
  }
}

function tellEnd(end: MemberPage['ends'][number], zone: string, { locale }: Told) {
  const t = translate(copy, locale)
  return {
    at: formatMoment(end.at, zone, locale, { year: true }),
    dateTime: end.at.toISOString(),
    title: t(end.because === 'club' ? 'endedByClub' : 'endedByThem'),
    detail: end.words,
    tone: undefined,
  }
}

/** "Le 3 juin 2026 : Signature, en pause." */
export function tellStandingOn(
  standing: MemberStanding | null,
  on: string,
  zone: string,
  locale: Locale,
): string {
  const t = translate(copy, locale)
  const day = formatDay(on, locale)
  if (!standing) return t('wasNobody', { day })
  const held = [
    standing.tierName[locale],
    standing.kind === 'full' ? '' : tellKind(standing.kind, locale),
    standing.state === 'active' ? '' : tellState(standing.state, locale),
  ].filter(Boolean)
  const since = formatDay(dayInZone(standing.since, zone), locale)
  return t('was', { day, what: held.join(', '), since })
}
