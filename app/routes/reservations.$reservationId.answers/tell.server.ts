import { fieldOf } from '~/domain/answers/question-parts'
import type { Unkept } from '~/domain/answers/save-answers.server'
import type { AnswerSheet } from '~/domain/answers/sheet-queries.server'
import type { Signature } from '~/domain/answers/store.server'
import type { AgeRefusal } from '~/domain/eligibility/types'
import { type Locale, translate } from '~/shared/copy'
import { formatMoment } from '~/shared/format'
import { renderStory } from '~/web/render-story.server'
import { tellAsked, tellFaults } from '~/web/tell-asked'
import { tellWithWay } from '~/web/tell-refusal'
import { copy } from './copy'

/** What is asked of a party, in the words of their page. */
export function tellSheet(sheet: AnswerSheet, locale: Locale) {
  const { party, today } = sheet
  const { event } = party
  const waiver = event.waiver
  const sign = (signature: Signature) => ({
    name: signature.name,
    moment: formatMoment(signature.signedAt, event.timeZone, locale),
    html: renderStory(signature.text),
    lang: signature.locale,
  })
  return {
    places: sheet.places.map(({ position, name, asked, signature }) => ({
      position,
      name,
      asked: asked.map(({ question, ...held }) =>
        tellAsked(
          question,
          { field: fieldOf(question.id, position), today, brandName: event.brandName, locale },
          held,
        ),
      ),
      signature: signature && sign(signature),
      former: sheet.former.filter(each => each.position === position).map(sign),
    })),
    waiver: waiver && { html: renderStory(waiver.words[locale]), version: waiver.version },
    unnamed: sheet.unnamed,
    mayAnswer: sheet.mayAnswer,
    maySign: sheet.maySign,
    asksNothing: waiver === null && sheet.places.every(({ asked }) => asked.length === 0),
  }
}

/** What could not be kept, in words beside its field. */
export function tellUnkept(
  { places, party, today }: AnswerSheet,
  unkept: readonly Unkept[],
  locale: Locale,
): Record<string, string[]> {
  const told = unkept.map(one => {
    const place = places.find(({ position }) => position === one.position)
    const question = place?.asked.find(({ question: each }) => each.id === one.questionId)?.question
    if (!place || !question) return {}
    if ('faults' in one)
      return tellFaults(question, one.faults, { field: fieldOf(question.id, one.position), today, locale })
    return { [one.field]: [tellAge(one.refusal, place, locale)] }
  })
  return Object.assign({}, ...told)

  function tellAge(refusal: AgeRefusal, { position, name }: { position: number; name: string }, _: Locale) {
    const t = translate(copy, locale)
    if (position > 0 && refusal.reason === 'too_young')
      return t('guestTooYoung', { name, count: refusal.minAge })
    if (position > 0 && refusal.reason === 'licence_too_recent') return t('guestLicence', { name })
    const { because, next } = tellWithWay(refusal, locale, { zone: party.event.timeZone })
    return `${because} ${next}`
  }
}
