import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { readClub } from '~/domain/brands/read-club.server'
import { never } from '~/domain/kernel/result'
import { pointsFor } from '~/domain/memberships/points'
import { readFeedbackPage } from '~/domain/wishes/feedback-queries.server'
import { giveFeedback } from '~/domain/wishes/give-feedback.server'
import { feedbackForm } from '~/domain/wishes/schema'
import { likingChoices, seasonChoices, tellLiking } from '~/domain/wishes/words'
import { translate } from '~/shared/copy'
import { formatDay } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { readFlash, redirectWith } from '~/web/flash.server'
import { answerForm, notFound, parseForm } from '~/web/form.server'
import { requireReservation } from '~/web/reservation-reader.server'
import { tellEvent } from '~/web/tell-event'
import { copy } from './copy'

export async function loadFeedback({ request, params }: LoaderFunctionArgs) {
  const { actor, reservation, locale, ownZone } = await requireReservation(request, params.reservationId)
  const { db } = getCtx()
  const { flash, headers } = readFlash(request)
  const page = (await readFeedbackPage(db, actor, reservation.id)) ?? notFound()
  const { event, answer, feedback, wish } = page
  return data(
    {
      frame: { locale, accent: event.accent },
      flash,
      clubName: (await readClub(db)).name,
      id: reservation.id,
      event: { ...tellEvent(reservation.event, ownZone, locale), brandName: event.brandName },
      accent: event.accent,
      because: answer.ok ? null : answer.reason,
      lastDay: formatDay(page.lastDay, locale),
      given: feedback && { ...feedback, liking: tellLiking(feedback.liked, locale) },
      wish,
      points: pointsFor.feedback,
      likings: likingChoices(locale),
      seasons: seasonChoices(locale),
      models: page.models.map(({ id, name }) => ({ value: id, label: name })),
    },
    { headers },
  )
}

export async function postFeedback({ request, params }: ActionFunctionArgs) {
  const { actor, reservation, locale } = await requireReservation(request, params.reservationId)
  const form = await parseForm(request, feedbackForm, locale)
  if (!form.ok) return answerForm(form.submission)
  const { liked, words, signed, modelId, place, season, wish } = form.value
  const answer = await giveFeedback(getCtx(), actor, {
    reservationId: reservation.id,
    feedback: { liked, words, signed: signed === 'on' },
    wish: { modelId, place, season, words: wish },
  })
  const t = translate(copy, locale)
  const page = answer.ok ? await readFeedbackPage(getCtx().db, actor, reservation.id) : null
  const day = page ? formatDay(page.lastDay, locale) : ''
  if (answer.ok)
    return redirectWith(paths.reservationFeedback(reservation.id), {
      tone: 'good',
      text: t('given', { day }),
    })
  switch (answer.reason) {
    case 'not_found':
      return notFound()
    case 'unknown_model':
      return answerForm(form.submission, { fieldErrors: { modelId: [t('unknownModel')] } })
    case 'closed':
    case 'not_there':
    case 'not_ended':
      return answerForm(form.submission, {}, 409)
    default:
      return never(answer)
  }
}
