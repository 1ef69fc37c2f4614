import { defineCopy, type Locale, translate } from '~/shared/copy'
import type { LedgerEntry } from './earn-points.server'
import type { Benefit, MembershipKind, MembershipState, PeriodCause } from './types'

const copy = defineCopy({
  fr: {
    active: 'active',
    paused: 'en pause',
    suspended: 'suspendue',
    full: 'à part entière',
    trial: 'à l’essai',
    honorary: 'd’honneur',
    cause_admitted: 'Admission',
    cause_rose: 'Montée',
    cause_fell: 'Descente',
    cause_by_hand: 'Décision du club',
    cause_trial_passed: 'Essai passé',
    cause_paused: 'Pause',
    cause_resumed: 'Reprise',
    cause_suspended: 'Suspension',
    cause_reinstated: 'Rétablissement',
    cause_honoured: 'Honorariat',
    guests: 'Invités',
    nomination: 'Noms à proposer',
    early_access: 'Réservations avant les autres',
    concierge: 'Conciergerie',
    points_attendance: 'Une présence',
    points_feedback: 'Un retour',
    points_nomination: 'Une personne proposée, devenue membre',
    points_confidence: 'Une confidence',
    points_gift: 'Un présent',
    points_benefit_nomination: 'Échangés contre un nom de plus à proposer',
    points_benefit_concierge: 'Échangés contre une demande de plus à la conciergerie',
    points_benefit: 'Échangés',
    points_expiry: 'Arrivés à leur terme',
    points_correction: 'Remis d’aplomb',
  },
  en: {
    active: 'active',
    paused: 'paused',
    suspended: 'suspended',
    full: 'full',
    trial: 'on trial',
    honorary: 'honorary',
    cause_admitted: 'Admission',
    cause_rose: 'Rise',
    cause_fell: 'Descent',
    cause_by_hand: 'Decision of the club',
    cause_trial_passed: 'Trial passed',
    cause_paused: 'Pause',
    cause_resumed: 'Resumption',
    cause_suspended: 'Suspension',
    cause_reinstated: 'Reinstatement',
    cause_honoured: 'Honorary',
    guests: 'Guests',
    nomination: 'Nominations',
    early_access: 'Reservations before the others',
    concierge: 'Concierge',
    points_attendance: 'An attendance',
    points_feedback: 'Feedback',
    points_nomination: 'Someone nominated has become a member',
    points_confidence: 'A confidence',
    points_gift: 'A gift',
    points_benefit_nomination: 'Exchanged for one more nomination',
    points_benefit_concierge: 'Exchanged for one more request to the concierge',
    points_benefit: 'Exchanged',
    points_expiry: 'Come to their end',
    points_correction: 'Put right',
  },
})

export function tellState(state: MembershipState, locale: Locale): string {
  return translate(copy, locale)(state)
}

export function tellKind(kind: MembershipKind, locale: Locale): string {
  return translate(copy, locale)(kind)
}

export function tellCause(cause: PeriodCause, locale: Locale): string {
  return translate(copy, locale)(`cause_${cause}`)
}

export function tellBenefit(benefit: Benefit, locale: Locale): string {
  return translate(copy, locale)(benefit)
}

/** Why an entry of the ledger is there, as its member reads it. */
export function tellEntry(entry: Pick<LedgerEntry, 'reason' | 'subject'>, locale: Locale): string {
  const t = translate(copy, locale)
  if (entry.reason === 'benefit' && entry.subject.kind === 'nomination') return t('points_benefit_nomination')
  if (entry.reason === 'benefit' && entry.subject.kind === 'concierge') return t('points_benefit_concierge')
  return t(`points_${entry.reason}`)
}
