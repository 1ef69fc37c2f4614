import { defineCopy, type Locale, translate } from '~/shared/copy'
import type { HistoryEntry } from './history-queries.server'
import { tellVerdict } from './words'

const copy = defineCopy({
  fr: {
    begun: 'Candidature commencée',
    submitted: 'Candidature envoyée',
    withdrawn: 'Candidature retirée',
    question_asked: 'Une question nous a été posée',
    question_answered: '{{name}} a répondu à une question',
    more_requested: '{{name}} a demandé un complément',
    request_answered: 'Le complément est arrivé',
    file_kept: 'Un document a été joint',
    file_removed: 'Un document a été retiré',
    vouch_asked: 'La parole d’un membre a été demandée',
    vouch_given: '{{name}} a donné sa parole',
    vouch_answered: 'Un membre à qui l’on demandait sa parole a répondu',
    vouch_withdrawn: 'Une demande à un garant a été reprise',
    interview_picked: 'Un entretien a été choisi',
    interview_released: 'L’entretien a été laissé',
    fee: 'Un règlement a avancé',
    assigned: 'La lecture est confiée à {{whom}}',
    unassigned: 'La lecture n’est plus confiée à {{whom}}',
    interest_declared: '{{name}} a déclaré un intérêt',
    voted: '{{name}} a voté\u00a0: {{verdict}}',
    vote_changed: '{{name}} a changé son vote\u00a0: {{verdict}}',
    vote_came_in: 'Un vote est arrivé',
    commented: '{{name}} a pris la parole',
    decision_prepared: 'Une réponse a été préparée',
    decision_prepared_by: '{{name}} a décidé\u00a0: {{verdict}}',
    letter_edited: '{{name}} a repris la lettre',
    decision_released: 'La réponse a été libérée',
    decision_called_back: 'La réponse a été rappelée',
    decision_took_effect: 'La réponse est partie',
    decision_overtaken: 'La réponse n’avait plus d’objet',
    erased: 'Les réponses ont été effacées, comme promis',
    noted: 'Une étape a été notée',
    someone: 'Quelqu’un',
  },
  en: {
    begun: 'Application begun',
    submitted: 'Application sent',
    withdrawn: 'Application withdrawn',
    question_asked: 'A question was put to us',
    question_answered: '{{name}} answered a question',
    more_requested: '{{name}} asked for more',
    request_answered: 'What was asked for has come',
    file_kept: 'A document was added',
    file_removed: 'A document was removed',
    vouch_asked: 'A member was asked to vouch',
    vouch_given: '{{name}} vouched',
    vouch_answered: 'A member asked to vouch has answered',
    vouch_withdrawn: 'A request to a voucher was taken back',
    interview_picked: 'An interview was chosen',
    interview_released: 'The interview was given up',
    fee: 'A payment moved on',
    assigned: 'Given to {{whom}} to read',
    unassigned: 'No longer given to {{whom}} to read',
    interest_declared: '{{name}} declared an interest',
    voted: '{{name}} voted: {{verdict}}',
    vote_changed: '{{name}} changed their vote: {{verdict}}',
    vote_came_in: 'A vote came in',
    commented: '{{name}} spoke',
    decision_prepared: 'An answer was prepared',
    decision_prepared_by: '{{name}} decided: {{verdict}}',
    letter_edited: '{{name}} rewrote the letter',
    decision_released: 'The answer was released',
    decision_called_back: 'The answer was called back',
    decision_took_effect: 'The answer has left',
    decision_overtaken: 'The answer no longer had an object',
    erased: 'The answers were erased, as promised',
    noted: 'A step was noted',
    someone: 'Someone',
  },
})

/** One line of an application's way, in words. */
export function tellHistory({ kind, by, whom, verdict }: HistoryEntry, locale: Locale): string {
  const t = translate(copy, locale)
  const nameOf = (person: { givenName: string; familyName: string } | null) =>
    person ? `${person.givenName} ${person.familyName}`.trim() || t('someone') : t('someone')
  const name = nameOf(by)
  const said = verdict ? tellVerdict(verdict, null, locale) : '…'
  switch (kind) {
    case 'voted':
    case 'vote_changed':
      return t(kind, { name, verdict: said })
    case 'decision_prepared':
      return verdict && by ? t('decision_prepared_by', { name, verdict: said }) : t(kind)
    case 'assigned':
    case 'unassigned':
      return t(kind, { whom: nameOf(whom) })
    case 'question_answered':
    case 'more_requested':
    case 'vouch_given':
    case 'interest_declared':
    case 'commented':
    case 'letter_edited':
      return t(kind, { name })
    default:
      return t(kind)
  }
}
