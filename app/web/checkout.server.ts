import { redirect } from '@remix-run/node'
import { getCtx } from '~/composition.server'
import type { Actor } from '~/domain/kernel/actor'
import { never } from '~/domain/kernel/result'
import { openCheckout } from '~/domain/reservations/open-checkout.server'
import { defineCopy, type Locale, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { redirectWith } from './flash.server'
import { notFound } from './form.server'

const copy = defineCopy({
  fr: { away: 'Vos places sont gardées, mais la page de paiement ne répond pas. Réessayez dans un instant.' },
  en: { away: 'Your seats are kept, but the payment page does not answer. Try again in a moment.' },
})

/** Leads a person who holds seats to Stripe's page for their deposit; where there is nothing to pay, to the reservation. */
export async function leadToCheckout(actor: Actor, reservationId: string, locale: Locale): Promise<Response> {
  const ctx = getCtx()
  const back = paths.reservation(reservationId)
  const answer = await openCheckout(ctx, actor, reservationId, {
    successUrl: `${ctx.origin}${back}?paid=1`,
    cancelUrl: `${ctx.origin}${back}`,
  })
  if (answer.ok) return redirect(answer.value.url)
  switch (answer.reason) {
    case 'not_found':
      return notFound()
    case 'lapsed':
    case 'already_paid':
    case 'nothing_to_pay':
      return redirect(back)
    case 'payment_unavailable':
      return redirectWith(back, { tone: 'warn', text: translate(copy, locale)('away') })
    default:
      return never(answer)
  }
}
