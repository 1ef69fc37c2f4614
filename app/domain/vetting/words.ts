import { type Bilingual, defineCopy, type Locale, translate } from '~/shared/copy'
import { dayInZone, formatDay, formatMoment, formatTime } from '~/shared/format'
import type { PromiseStanding } from './policy'
import type { Stage } from './stage'
import type { ApplicationSource, DecisionDraft, Named, Verdict } from './types'

const copy = defineCopy({
  fr: {
    admit: 'admettre',
    trial: 'admettre à l’essai',
    waitlist: 'faire attendre',
    decline: 'décliner',
    later: 'revoir plus tard',
    withTier: '{{verdict}}, {{tier}}',
    admitted: 'Admis au rang {{tier}}',
    onTrial: 'À l’essai au rang {{tier}}, jusqu’au {{day}}',
    ranked: 'En attente, position {{rank}}',
    declined: 'Décliné, sans retour',
    declinedUntil: 'Décliné, retour à partir du {{day}}',
    postponed: 'À revoir à partir du {{day}}',
    toRead: 'À lire',
    voting_one: 'Vote {{count}} sur {{quorum}}',
    voting_other: 'Votes {{count}} sur {{quorum}}',
    ready: 'À décider',
    asked: 'Complément demandé',
    interview: 'Entretien {{when}}',
    pending: 'Réponse préparée',
    released: 'Part à {{hour}}',
    waits: 'En attente',
    waitsAt: 'En attente, {{rank}}',
    withdrawn: 'Retirée',
    decided: 'Répondu',
    decided_admit: 'Admission',
    decided_trial: 'Essai',
    decided_waitlist: 'En attente',
    decided_decline: 'Déclinée',
    decided_later: 'Plus tard',
    late_one: 'en retard de {{count}}\u00a0j',
    late_other: 'en retard de {{count}}\u00a0j',
    today: 'aujourd’hui',
    tomorrow: 'demain',
    days_one: '{{count}} jour',
    days_other: '{{count}} jours',
    nominated_mme: 'parrainée par {{name}}',
    nominated_m: 'parrainé par {{name}}',
    nominated: 'parrainage de {{name}}',
    site: 'site',
  },
  en: {
    admit: 'admit',
    trial: 'admit on trial',
    waitlist: 'ask to wait',
    decline: 'decline',
    later: 'look again later',
    withTier: '{{verdict}}, {{tier}}',
    admitted: 'Admitted, {{tier}} tier',
    onTrial: 'On trial in the {{tier}} tier, until {{day}}',
    ranked: 'Waiting, position {{rank}}',
    declined: 'Declined, not to return',
    declinedUntil: 'Declined, may return from {{day}}',
    postponed: 'To look at again from {{day}}',
    toRead: 'To read',
    voting_one: 'Vote {{count}} of {{quorum}}',
    voting_other: 'Votes {{count}} of {{quorum}}',
    ready: 'To decide',
    asked: 'More asked for',
    interview: 'Interview {{when}}',
    pending: 'Answer prepared',
    released: 'Leaves at {{hour}}',
    waits: 'Waiting',
    waitsAt: 'Waiting, {{rank}}',
    withdrawn: 'Withdrawn',
    decided: 'Answered',
    decided_admit: 'Admitted',
    decided_trial: 'On trial',
    decided_waitlist: 'Waiting',
    decided_decline: 'Declined',
    decided_later: 'Later',
    late_one: '{{count}} day late',
    late_other: '{{count}} days late',
    today: 'today',
    tomorrow: 'tomorrow',
    days_one: '{{count}} day',
    days_other: '{{count}} days',
    nominated_mme: 'put forward by {{name}}',
    nominated_m: 'put forward by {{name}}',
    nominated: 'put forward by {{name}}',
    site: 'website',
  },
})

/** What a vote asks for: "admettre, Signature". */
export function tellVerdict(verdict: Verdict, tier: Bilingual | null, locale: Locale): string {
  const t = translate(copy, locale)
  return tier ? t('withTier', { verdict: t(verdict), tier: tier[locale] }) : t(verdict)
}

/** What was decided, in one line. */
export function tellDecision(decision: DecisionDraft, tier: Bilingual | null, locale: Locale): string {
  const t = translate(copy, locale)
  const on = (day: string) => formatDay(day, locale)
  const name = tier?.[locale] ?? ''
  switch (decision.kind) {
    case 'admit':
      return t('admitted', { tier: name })
    case 'trial':
      return t('onTrial', { tier: name, day: on(decision.trialUntil) })
    case 'waitlist':
      return t('ranked', { rank: decision.rank })
    case 'decline':
      return decision.returnOn === null ? t('declined') : t('declinedUntil', { day: on(decision.returnOn) })
    case 'later':
      return t('postponed', { day: on(decision.returnOn) })
  }
}

/** Where an application is with its readers; `zone` is the club's. */
export function tellStage(stage: Stage, zone: string, locale: Locale): string {
  const t = translate(copy, locale)
  switch (stage.kind) {
    case 'to_read':
      return t('toRead')
    case 'voting':
      return t('voting', { count: stage.votes, quorum: stage.quorum })
    case 'interview':
      return t('interview', { when: formatMoment(stage.at, stage.timeZone, locale, { weekday: false }) })
    case 'released':
      return t('released', { hour: formatTime(stage.takesEffectAt, zone, locale) })
    case 'waitlisted':
      return stage.rank === null ? t('waits') : t('waitsAt', { rank: stage.rank })
    case 'decided':
      return stage.verdict === null ? t('decided') : t(`decided_${stage.verdict}`)
    case 'ready':
    case 'asked':
    case 'pending':
    case 'withdrawn':
      return t(stage.kind)
  }
}

/** How an application stands against its promise: "demain", "en retard de 2 j". */
export function tellPromise({ standing, days }: PromiseStanding, locale: Locale): string {
  const t = translate(copy, locale)
  if (standing === 'late') return t('late', { count: -days })
  if (days === 0) return t('today')
  return days === 1 ? t('tomorrow') : t('days', { count: days })
}

export type Arrival = {
  source: ApplicationSource
  doorLabel: string | null
  nominator: { givenName: string; familyName: string } | null
  person: Pick<Named, 'civility'>
}

/** How someone came: "parrainée par H. Laine", "Salon de Genève", "site". */
export function tellArrival({ source, doorLabel, nominator, person }: Arrival, locale: Locale): string {
  const t = translate(copy, locale)
  if (source === 'nomination' && nominator) {
    const name = shorten(nominator)
    if (person.civility === 'mme' || person.civility === 'm')
      return t(`nominated_${person.civility}`, { name })
    return t('nominated', { name })
  }
  return doorLabel ?? t('site')
}

function shorten({ givenName, familyName }: { givenName: string; familyName: string }): string {
  return [givenName === '' ? '' : `${givenName.charAt(0)}.`, familyName].filter(part => part !== '').join(' ')
}

/** A day on the club's calendar, as it is read: "12 janvier 2027". */
export function tellDay(moment: Date, zone: string, locale: Locale): string {
  return formatDay(dayInZone(moment, zone), locale)
}
