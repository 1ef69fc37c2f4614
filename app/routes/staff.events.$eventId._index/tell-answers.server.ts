import { tellAnswer } from '~/domain/answers/tell-answer'
import { countSayings, type PartyAnswers } from '~/domain/insight/party-answers.server'
import type { Locale } from '~/shared/copy'
import { formatMoment } from '~/shared/format'
import { renderStory } from '~/web/render-story.server'

const counted: readonly string[] = ['diet', 'size', 'choice', 'yes_no']

/** What those who are expected said, person by person, with what the kitchen goes by; null where nothing is asked. */
export function tellAnswers(party: PartyAnswers, timeZone: string, locale: Locale) {
  const { questions, seats, hasWaiver, signatures } = party
  if (questions.length === 0 && !hasWaiver && signatures.length === 0) return null
  const names = new Map(seats.map(seat => [`${seat.reservationId}:${seat.position}`, seat.name]))
  const texts = [...new Set(signatures.map(({ text }) => text))]
  return {
    hasWaiver,
    questions: questions.map(({ id, label }) => ({ id, label: label[locale] })),
    summary: questions
      .filter(({ kind }) => counted.includes(kind))
      .map(question => ({
        label: question.label[locale],
        told: countSayings(party, question, locale)
          .map(({ said, count }) => `${count}\u00a0${said}`)
          .join(', '),
      }))
      .filter(({ told }) => told !== ''),
    seats: seats.map(seat => ({
      key: `${seat.reservationId}:${seat.position}`,
      name: seat.name,
      guestOf: seat.guestOf,
      missing: seat.missing,
      said: Object.fromEntries(
        questions.map(question => [
          question.id,
          {
            words: tellAnswer(question, seat.answers[question.id], locale),
            isUnmet: seat.unmet.includes(question.id),
          },
        ]),
      ),
      signed: seat.signature && {
        name: seat.signature.name,
        moment: formatMoment(seat.signature.signedAt, timeZone, locale),
      },
    })),
    texts: texts.map(text => {
      const own = signatures.filter(signature => signature.text === text)
      return {
        html: renderStory(text),
        lang: own[0]?.locale ?? locale,
        by: own.map(({ reservationId, position, name, signedAt }) => ({
          key: `${reservationId}:${position}`,
          name: names.get(`${reservationId}:${position}`) ?? name,
          signedAs: name,
          moment: formatMoment(signedAt, timeZone, locale),
        })),
      }
    }),
  }
}
