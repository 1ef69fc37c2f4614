import { defineCopy, type Locale, translate } from '~/shared/copy'
import { formatDay, formatNumber } from '~/shared/format'
import type { AnswerProblem, AnswerRefusal, Question } from './types'

const copy = defineCopy({
  fr: {
    text_too_long_one: 'Une lettre au plus.',
    text_too_long_other: '{{count}} signes au plus : il faudrait couper un peu.',
    too_long: 'C’est un peu long pour cette réponse.',
    unknown_option: 'Choisissez l’une des réponses proposées.',
    fewest_one: 'Choisissez au moins une réponse.',
    fewest_other: 'Choisissez au moins {{count}} réponses.',
    most_one: 'Une seule réponse, s’il vous plaît.',
    most_other: 'Choisissez {{count}} réponses au plus.',
    no_file: 'Il manque le document.',
    most_files_one: 'Un seul document, s’il vous plaît.',
    most_files_other: '{{count}} documents au plus.',
    not_a_number: 'Écrivez un nombre, en chiffres.',
    below_least: '{{bound}} au moins.',
    above_most: '{{bound}} au plus.',
    not_a_day: 'Écrivez un jour du calendrier, par exemple 14/03/2019.',
    too_early: 'Le {{bound}} au plus tôt.',
    too_late: 'Le {{bound}} au plus tard.',
    address_incomplete: 'Il manque la rue, la ville ou le pays.',
    model_missing: 'Dites-nous aussi de quel modèle il s’agit.',
    vin_length: 'Un numéro de série compte dix-sept lettres et chiffres.',
    vin_letters: 'Un numéro de série n’a ni I, ni O, ni Q : peut-être un 1 ou un 0 ?',
    vin_letters_at:
      'Le signe à la place {{position}} ne peut pas s’y trouver : ni I, ni O, ni Q, peut-être un 1 ou un 0 ?',
    vin_check_digit:
      'Ce numéro ne tombe pas juste : un signe est sans doute à corriger. Relisez-le sur la carte grise, ligne E.',
    ranking_incomplete: 'Donnez un rang à chacune des réponses.',
    rank_twice: 'Deux réponses ont le même rang.',
    consent: 'Cochez la case pour donner votre accord.',
    unreadable: 'Nous n’avons pas su lire cette réponse.',
  },
  en: {
    text_too_long_one: 'One letter at most.',
    text_too_long_other: 'At most {{count}} characters: it needs to be a little shorter.',
    too_long: 'This is a little long for an answer here.',
    unknown_option: 'Please choose one of the answers offered.',
    fewest_one: 'Please choose at least one answer.',
    fewest_other: 'Please choose at least {{count}} answers.',
    most_one: 'Just one answer, please.',
    most_other: 'Please choose at most {{count}} answers.',
    no_file: 'The document is missing.',
    most_files_one: 'Just one document, please.',
    most_files_other: 'At most {{count}} documents.',
    not_a_number: 'Please write a number, in figures.',
    below_least: 'At least {{bound}}.',
    above_most: 'At most {{bound}}.',
    not_a_day: 'Please write a day of the calendar, such as 14/03/2019.',
    too_early: '{{bound}} at the earliest.',
    too_late: '{{bound}} at the latest.',
    address_incomplete: 'The street, the town or the country is missing.',
    model_missing: 'Please tell us which model it is, too.',
    vin_length: 'A serial number has seventeen letters and figures.',
    vin_letters: 'A serial number has no I, no O and no Q: perhaps a 1 or a 0?',
    vin_letters_at:
      'The sign in place {{position}} cannot stand there: no I, no O, no Q; perhaps a 1 or a 0?',
    vin_check_digit:
      'This number does not add up: one sign is probably amiss. Please read it again on the registration.',
    ranking_incomplete: 'Please give each answer a place.',
    rank_twice: 'Two answers share the same place.',
    consent: 'Please tick the box to agree.',
    unreadable: 'We could not read this answer.',
  },
})

/** Tells the applicant, beside the question, why what they wrote cannot be kept and what would do. */
export function tellAnswerProblem(
  problem: AnswerProblem | AnswerRefusal,
  question: Question,
  locale: Locale,
): string {
  const t = translate(copy, locale)
  const { reason, position } =
    typeof problem === 'string' ? { reason: problem, position: undefined } : problem
  switch (reason) {
    case 'too_long':
      return 'mostCharacters' in question
        ? t('text_too_long', { count: question.mostCharacters })
        : t('too_long')
    case 'too_few':
      if (question.kind === 'file') return t('no_file')
      return t('fewest', { count: question.kind === 'several' ? Math.max(1, question.least) : 1 })
    case 'too_many':
      if (question.kind === 'file') return t('most_files', { count: question.most })
      return t('most', { count: question.kind === 'several' ? question.most : 1 })
    case 'below_least':
    case 'above_most':
    case 'too_early':
    case 'too_late':
      return t(reason, { bound: tellBound(reason, question, locale) })
    case 'vin_letters':
      return position === undefined ? t('vin_letters') : t('vin_letters_at', { position })
    case 'unreadable':
      return question.kind === 'consent' ? t('consent') : t('unreadable')
    default:
      return t(reason)
  }
}

function tellBound(
  reason: 'below_least' | 'above_most' | 'too_early' | 'too_late',
  question: Question,
  locale: Locale,
): string {
  if (question.kind === 'number') {
    const bound = reason === 'below_least' ? question.least : question.most
    return [formatNumber(bound, locale), question.unit[locale]].filter(part => part !== '').join('\u00a0')
  }
  const day = question.kind === 'date' && (reason === 'too_early' ? question.notBefore : question.notAfter)
  return day ? formatDay(day, locale) : ''
}

const missingCopy = defineCopy({
  fr: { missing: 'Une réponse est attendue ici.', consent: 'Cochez la case pour donner votre accord.' },
  en: { missing: 'An answer is needed here.', consent: 'Please tick the box to agree.' },
})

/** Tells that a required question has no answer yet. */
export function tellMissing(question: Question, locale: Locale): string {
  const t = translate(missingCopy, locale)
  return question.kind === 'consent' ? t('consent') : t('missing')
}
