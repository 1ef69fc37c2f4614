import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { never } from '~/domain/kernel/result'
import { cancelReservation, previewCancellation } from '~/domain/reservations/cancel-reservation.server'
import type { Cancellation } from '~/domain/reservations/policy'
import { type Locale, translate } from '~/shared/copy'
import { formatDay, formatMoney } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { requireReservation, tellReservationFrame } from '~/web/reservation-reader.server'
import { copy } from './copy'

export async function loadCancellation({ request, params }: LoaderFunctionArgs) {
  const reader = await requireReservation(request, params.reservationId)
  const { actor, reservation, locale } = reader
  const preview = await previewCancellation(getCtx(), actor, reservation.id)
  if (!preview.ok && preview.reason === 'already_over') throw redirect(paths.reservation(reservation.id))
  const { deposit } = reservation
  return data({
    ...(await tellReservationFrame(reader)),
    seats: reservation.seats,
    consequence: preview.ok ? tellConsequence(preview.value, locale) : null,
    shown: preview.ok ? (preview.value.returned?.amount ?? 0) : 0,
    steps: (deposit?.promises ?? []).map(({ percent, lastDay }) => ({
      percent,
      day: formatDay(lastDay, locale),
    })),
  })
}

/** Carries out what the page showed, or shows what has changed since. */
export async function letGo({ request, params }: ActionFunctionArgs) {
  const { actor, reservation, locale } = await requireReservation(request, params.reservationId)
  const t = translate(copy, locale)
  const form = await request.formData()
  const shown = Number(form.get('shown'))
  if (!Number.isSafeInteger(shown) || shown < 0) malformed()
  const answer = await cancelReservation(getCtx(), actor, { reservationId: reservation.id, shown })
  if (answer.ok) return redirectWith(paths.reservation(reservation.id), { tone: 'good', text: t('done') })
  switch (answer.reason) {
    case 'not_found':
      return notFound()
    case 'already_over':
      return redirect(paths.reservation(reservation.id))
    case 'begun':
      return data({ refusal: t('begun') }, { status: 409 })
    case 'other_amount':
      return data({ refusal: t('changed') }, { status: 409 })
    default:
      return never(answer)
  }
}

function tellConsequence({ kind, paid, returned, percent, owedWhole }: Cancellation, locale: Locale): string {
  const t = translate(copy, locale)
  if (kind === 'release') return t('releaseText')
  if (!paid) return t('freeText')
  const money = (each: { amount: number; currency: string }) =>
    formatMoney(each.amount, each.currency, locale)
  if (!returned) return t('keptText', { paid: money(paid) })
  if (owedWhole) return t(`whole_${owedWhole}`, { amount: money(returned) })
  return percent === 100
    ? t('wholeText', { amount: money(returned) })
    : t('partText', { amount: money(returned), paid: money(paid), percent })
}
