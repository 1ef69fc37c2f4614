import { Temporal } from 'temporal-polyfill'
import { lastDayBefore } from '~/domain/memberships/days'
import type { MembershipView } from '~/domain/memberships/my-membership.server'
import { pointsFor, pointsLastMonths, pointsPrice } from '~/domain/memberships/points'
import { tellEntry } from '~/domain/memberships/words'
import type { Measure } from '~/domain/tiers/types'
import { tellProgress, tellRule, tellSpan } from '~/domain/tiers/words'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, formatDay, formatNumber } from '~/shared/format'
import { paths } from '~/shared/paths'
import { copy } from './copy'

/** A membership in its member's words: nothing is left for the page but to set it. */
export function tellMembership(mine: MembershipView, locale: Locale) {
  const t = translate(copy, locale)
  const { standing, tier, timeZone, next, descent } = mine
  const day = (at: Date) => formatDay(dayInZone(at, timeZone), locale)
  const lastDay = (end: Date) => formatDay(lastDayBefore(end, timeZone), locale)
  const isHeld = standing.kind === 'honorary'
  return {
    tier: tier.name[locale],
    words: tier.words[locale],
    since: t('since', { day: day(standing.memberSince) }),
    sinceTier:
      dayInZone(standing.since, timeZone) === dayInZone(standing.memberSince, timeZone)
        ? null
        : t('sinceTier', { day: day(standing.since) }),
    notes: tellNotes(mine, lastDay, day, locale),
    isActive: standing.state === 'active',
    isPaused: standing.state === 'paused',
    isSuspended: standing.state === 'suspended',
    gifts: tellGifts(mine, locale),
    concierge: mine.allowances.find(({ benefit }) => benefit === 'concierge') ?? null,
    requests: mine.requests.map(request => ({
      id: request.id,
      words: request.words,
      at: tellRequest(request, day, locale),
    })),
    next:
      next && !isHeld
        ? {
            name: next.tier.name[locale],
            asks: t('asks', { rule: tellRule(next.tier.riseRule, locale) }),
            measures: next.measures.map(measure => tellMeasure(measure, timeZone, locale)),
          }
        : null,
    atTheHead: next === null,
    stay:
      mine.stay.length > 0 && !isHeld && !descent
        ? t('stay', { rule: tellRule(tier.stayRule, locale, 'stay') })
        : null,
    points: tellPoints(mine, day, locale),
    pauseFrom: Temporal.PlainDate.from(dayInZone(new Date(), timeZone)).add({ days: 1 }).toString(),
    // A form's own name: sent twice, it is one request and one purchase.
    requestId: crypto.randomUUID(),
    purchaseId: crypto.randomUUID(),
  }
}

type Tell = (at: Date) => string

function tellRequest(
  { askedAt, givenBackAt, doneAt }: MembershipView['requests'][number],
  day: Tell,
  locale: Locale,
) {
  const t = translate(copy, locale)
  if (givenBackAt) return t('requestGivenBack', { day: day(askedAt) })
  return doneAt ? t('requestDone', { day: day(askedAt), done: day(doneAt) }) : day(askedAt)
}

function tellNotes(
  { standing, descent, stay, tier, timeZone, words }: MembershipView,
  lastDay: Tell,
  day: Tell,
  locale: Locale,
) {
  const t = translate(copy, locale)
  const notes: { key: string; title: string; text: string; tone: 'info' | 'warn' }[] = []
  if (standing.state === 'suspended')
    notes.push({ key: 'suspended', title: t('suspendedTitle'), text: words, tone: 'warn' })
  if (standing.state === 'paused') {
    const title = standing.pausedUntil
      ? t('pausedUntil', { day: lastDay(standing.pausedUntil) })
      : t('pausedOpen')
    notes.push({ key: 'paused', title, text: t('pausedText'), tone: 'info' })
  }
  if (standing.kind === 'trial' && standing.trialUntil)
    notes.push({
      key: 'trial',
      title: t('trialUntil', { day: lastDay(standing.trialUntil) }),
      text: t('trialText'),
      tone: 'info',
    })
  if (standing.kind === 'honorary')
    notes.push({ key: 'honorary', title: t('honorary'), text: t('honoraryText'), tone: 'info' })
  if (descent) {
    const missing = stay.filter(({ had, needed }) => had < needed)
    const asked = tellRule(tier.stayRule, locale, 'stay')
    const progress = missing
      .map(measure => tellProgress({ ...measure, until: null }, timeZone, locale))
      .join(', ')
    notes.push({
      key: 'descent',
      title: t('descentTitle', { tier: tier.name[locale], day: day(descent.fallsAt) }),
      text: t('descentText', { asked, progress, lower: descent.to.name[locale] }),
      tone: 'info',
    })
  }
  return notes
}

function tellGifts({ tier, allowances }: MembershipView, locale: Locale) {
  const t = translate(copy, locale)
  const year = (benefit: 'nomination' | 'concierge') => {
    const found = allowances.find(each => each.benefit === benefit)
    if (!found || found.given + found.bought === 0) return []
    const all = found.given + found.bought
    return [
      {
        term: t(benefit),
        value: t('leftThisYear', { count: found.left, all }),
        meter: { value: found.left, max: all },
        to: benefit === 'nomination' && found.left > 0 ? paths.nominations() : null,
      },
    ]
  }
  return [
    ...(tier.earlyAccessHours > 0
      ? [
          {
            term: t('early'),
            value: t('earlyValue', { count: tier.earlyAccessHours }),
            meter: null,
            to: null,
          },
        ]
      : []),
    ...(tier.guestsPerEvent > 0
      ? [
          {
            term: t('guests'),
            value: t('guestsValue', { count: tier.guestsPerEvent }),
            meter: null,
            to: null,
          },
        ]
      : []),
    ...year('nomination'),
    ...year('concierge'),
  ]
}

function tellMeasure(measure: Measure, timeZone: string, locale: Locale) {
  const text = tellProgress(measure, timeZone, locale)
  return { text, value: measure.had, max: measure.needed, isMet: measure.had >= measure.needed }
}

function tellPoints({ ledger, standing }: MembershipView, day: Tell, locale: Locale) {
  const t = translate(copy, locale)
  const { balance, entries, nextToExpire } = ledger
  const n = (value: number) => formatNumber(value, locale)
  return {
    balance: n(balance),
    expiry: nextToExpire ? t('expires', { n: n(nextToExpire.left), day: day(nextToExpire.at) }) : null,
    explain: t('pointsExplain', {
      attendance: n(pointsFor.attendance),
      nomination: n(pointsFor.nomination),
      feedback: n(pointsFor.feedback),
      confidence: n(pointsFor.confidence),
      span: tellSpan(pointsLastMonths, locale),
    }),
    exchanges:
      standing.state === 'active'
        ? (['nomination', 'concierge'] as const)
            .filter(benefit => balance >= pointsPrice[benefit])
            .map(benefit => ({ benefit, label: t(`buy_${benefit}`, { n: n(pointsPrice[benefit]) }) }))
        : [],
    entries: entries.map(entry => ({
      id: entry.id,
      day: day(entry.at),
      dateTime: entry.at.toISOString(),
      reason: tellEntry(entry, locale),
      words: entry.words,
      amount: `${entry.amount > 0 ? '+' : ''}${n(entry.amount)}`,
      isEarned: entry.amount > 0,
    })),
  }
}
