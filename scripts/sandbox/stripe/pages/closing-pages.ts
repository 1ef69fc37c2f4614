import type Stripe from 'stripe'
import type { HttpReply } from '../../shared/http'
import { localAmount } from '../params/currencies'
import { copyFor, type Language } from './copy'
import { html, type Markup } from './html'
import { pageReply } from './layout'

/** The bank's 3-D Secure question, with its two answers. */
export function challengePage(language: Language, session: Stripe.Checkout.Session): HttpReply {
  const copy = copyFor(language)
  const amount = localAmount(session.amount_total ?? 0, session.currency ?? 'eur', language)
  const body = html`
<p class="caps">3-D Secure</p>
<h1>${copy.challengeTitle}</h1>
<p class="amount">${amount}</p>
<p class="soft">${copy.challengeText}</p>
<form method="post" action="/c/pay/${session.id}/authenticate?lang=${language}">
<button type="submit" name="outcome" value="complete">${copy.challengePass}</button>
<button type="submit" name="outcome" value="fail" class="second">${copy.challengeFail}</button>
</form>`
  const formTargets = session.success_url ? [new URL(session.success_url).origin] : []
  return pageReply({ language, title: copy.title, banner: copy.banner, body, formTargets })
}

export function paidPage(language: Language, session: Stripe.Checkout.Session): HttpReply {
  const copy = copyFor(language)
  return closing(language, copy.paidTitle, copy.paidText, link(successUrl(session), copy.onwards), 200)
}

export function expiredPage(language: Language, session: Stripe.Checkout.Session): HttpReply {
  const copy = copyFor(language)
  return closing(language, copy.expiredTitle, copy.expiredText, link(session.cancel_url, copy.onwards), 410)
}

export function unknownPage(language: Language): HttpReply {
  const copy = copyFor(language)
  return closing(language, copy.unknownTitle, copy.unknownText, null, 404)
}

/** The address to return to: the literal `{CHECKOUT_SESSION_ID}` becomes the id; a percent-encoded one stays as it is. */
export function successUrl(session: Stripe.Checkout.Session): string {
  return (session.success_url ?? '').replaceAll('{CHECKOUT_SESSION_ID}', session.id)
}

function link(address: string | null, text: string): Markup | null {
  return address ? html`<a class="plain" href="${address}">${text}</a>` : null
}

function closing(
  language: Language,
  title: string,
  text: string,
  onwards: Markup | null,
  status: number,
): HttpReply {
  const copy = copyFor(language)
  const body = html`<h1>${title}</h1><p class="soft">${text}</p>${onwards}`
  return pageReply({ language, title: copy.title, banner: copy.banner, body }, status)
}
