import type { $ZodErrorMap } from 'zod/v4/core'
import { defineCopy, type Locale, translate } from '~/shared/copy'

export const formCopy = defineCopy({
  fr: {
    missing: 'Il manque une réponse ici.',
    choose: 'Choisissez l’une des réponses proposées.',
    address: 'Cette adresse ne semble pas complète.',
    unclear: 'Nous n’avons pas su lire cette réponse.',
    tooShort_one: 'Il faut au moins {{count}} caractère.',
    tooShort_other: 'Il faut au moins {{count}} caractères.',
    tooLong_one: 'Pas plus de {{count}} caractère, s’il vous plaît.',
    tooLong_other: 'Pas plus de {{count}} caractères, s’il vous plaît.',
    tooFew: 'Choisissez-en au moins {{least}}.',
    tooMany: 'Pas plus de {{most}}, s’il vous plaît.',
    tooSmall: 'Pas moins de {{least}}, s’il vous plaît.',
    tooBig: 'Pas plus de {{most}}, s’il vous plaît.',
  },
  en: {
    missing: 'An answer is missing here.',
    choose: 'Please choose one of the answers offered.',
    address: 'This address does not look complete.',
    unclear: 'We could not read this answer.',
    tooShort_one: 'At least {{count}} character, please.',
    tooShort_other: 'At least {{count}} characters, please.',
    tooLong_one: 'No more than {{count}} character, please.',
    tooLong_other: 'No more than {{count}} characters, please.',
    tooFew: 'Please choose at least {{least}}.',
    tooMany: 'No more than {{most}}, please.',
    tooSmall: 'No less than {{least}}, please.',
    tooBig: 'No more than {{most}}, please.',
  },
})

/** What a form says of an answer that it cannot take, where the schema itself says nothing better. */
export function formWords(locale: Locale): $ZodErrorMap {
  const t = translate(formCopy, locale)
  return issue => {
    if (issue.input === undefined || issue.input === null || issue.input === '') return t('missing')
    switch (issue.code) {
      case 'invalid_value':
      case 'invalid_union':
        return t('choose')
      case 'invalid_format':
        return issue.format === 'email' ? t('address') : t('unclear')
      case 'too_small':
        if (issue.origin === 'string') return t('tooShort', { count: Number(issue.minimum) })
        return t(issue.origin === 'array' ? 'tooFew' : 'tooSmall', { least: String(issue.minimum) })
      case 'too_big':
        if (issue.origin === 'string') return t('tooLong', { count: Number(issue.maximum) })
        return t(issue.origin === 'array' ? 'tooMany' : 'tooBig', { most: String(issue.maximum) })
      default:
        return t('unclear')
    }
  }
}
