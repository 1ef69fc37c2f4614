import { defineCopy, type Locale, translate } from '~/shared/copy'
import type { NominationStanding, NominationState, WithdrawnBecause } from './types'

const standings = defineCopy({
  fr: { sent: 'transmise', accepted: 'acceptée', in_progress: 'en cours', member: 'membre' },
  en: { sent: 'passed on', accepted: 'accepted', in_progress: 'in progress', member: 'member' },
})

/** What a nominator reads of a nomination. */
export function tellStanding(standing: NominationStanding, locale: Locale): string {
  return translate(standings, locale)(standing)
}

const states = defineCopy({
  fr: {
    sent: 'attend une réponse',
    accepted: 'oui',
    declined: 'non',
    silent: 'silence',
    withdrawn: 'sans lettre',
    begun: 'candidature commencée',
    admitted: 'membre',
  },
  en: {
    sent: 'awaits an answer',
    accepted: 'yes',
    declined: 'no',
    silent: 'silence',
    withdrawn: 'no letter',
    begun: 'application begun',
    admitted: 'member',
  },
})

/** What became of a nomination, told to those who run the club. */
export function tellState(state: NominationState, locale: Locale): string {
  return translate(states, locale)(state)
}

/** How far the passage came that followed a yes. */
export function tellPassage(application: 'begun' | 'admitted', locale: Locale): string {
  return translate(states, locale)(application)
}

const reasons = defineCopy({
  fr: {
    suppressed: 'Cette adresse ne doit plus recevoir de lettre.',
    dial: 'Cette personne ne souhaite aucune lettre, ou a demandé une pause.',
    member: 'Cette personne est déjà membre.',
    applicant: 'Sa candidature est déjà en cours.',
    nominated: 'Quelqu’un d’autre avait déjà proposé ce nom.',
    declined: 'Cette personne a déjà dit non à une nomination.',
    silent: 'Cette personne a déjà gardé le silence sur une nomination.',
    refused: 'Le club a décliné sa candidature, et le moment de revenir n’est pas venu.',
  },
  en: {
    suppressed: 'This address must not be written to any more.',
    dial: 'This person wishes for no letters, or has asked for a pause.',
    member: 'This person is a member already.',
    applicant: 'Their application is under way already.',
    nominated: 'Someone else had put this name forward already.',
    declined: 'This person has said no to a nomination before.',
    silent: 'This person has kept silent on a nomination before.',
    refused: 'The club declined their application, and the time to come back has not come.',
  },
})

/** Why no letter left, told to those who run the club and to nobody else. */
export function tellWithdrawn(because: WithdrawnBecause, locale: Locale): string {
  return translate(reasons, locale)(because)
}
