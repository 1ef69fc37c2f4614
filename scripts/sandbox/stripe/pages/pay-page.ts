import type Stripe from 'stripe'
import type { HttpReply } from '../../shared/http'
import { localAmount } from '../params/currencies'
import type { EntryField, EntryProblems } from './card-entry'
import { type Copy, copyFor, type Language } from './copy'
import { html, type Markup } from './html'
import { pageReply } from './layout'

export type PayPage = {
  language: Language
  session: Stripe.Checkout.Session
  items: Stripe.LineItem[]
  held: boolean
  /** Known from the session or its customer; asked for when null. */
  email: string | null
  /** Why the last attempt failed, in Stripe's codes. */
  failure?: { code: string | undefined; declineCode: string | undefined } | null
  problems?: EntryProblems
  entered?: { name: string; email: string }
}

/** The card form of an open session. */
export function payPage(page: PayPage, status = 200): HttpReply {
  const { language, session } = page
  const copy = copyFor(language)
  const amount = localAmount(session.amount_total ?? 0, session.currency ?? 'eur', language)
  const other = language === 'fr' ? 'en' : 'fr'
  const body = html`
<p class="caps">${page.held ? copy.toHold : copy.toPay}</p>
<h1>${page.items.map((item, index) => [index > 0 ? ', ' : '', item.description])}</h1>
${page.items.map(item => itemLine(item, page, copy))}
<p class="amount">${amount}</p>
${page.held && html`<p class="soft">${copy.heldNote}</p>`}
${page.failure && failureNote(page.failure, copy)}
<form method="post" action="/c/pay/${session.id}?lang=${language}">
${
  page.email === null
    ? field('email', copy.email, page, copy, { markup: 'type="email" autocomplete="email"' })
    : html`<p class="soft">${page.email}</p>`
}
${field('number', copy.number, page, copy, { markup: 'inputmode="numeric" autocomplete="cc-number"' })}
<div class="pair">
<div>${field('expiry', copy.expiry, page, copy, { markup: 'inputmode="numeric" autocomplete="cc-exp"' })}</div>
<div>${field('cvc', copy.cvc, page, copy, { markup: 'inputmode="numeric" autocomplete="cc-csc"' })}</div>
</div>
${field('name', copy.name, page, copy, { markup: 'autocomplete="cc-name"' })}
<button type="submit">${(page.held ? copy.hold : copy.pay)(amount)}</button>
</form>
${session.cancel_url && html`<a class="plain" href="${session.cancel_url}">${copy.back}</a>`}
<hr>
<h2>${copy.cards}</h2>
<dl>${copy.cardRows.map(([number, does]) => html`<div><dt class="num">${number}</dt><dd class="soft">${does}</dd></div>`)}</dl>
<p class="soft">${copy.cardsHint}</p>
<hr>
<p><a href="/c/pay/${session.id}?lang=${other}" lang="${other}" hreflang="${other}">${copy.other}</a></p>`
  const formTargets = session.success_url ? [new URL(session.success_url).origin] : []
  return pageReply({ language, title: copy.title, banner: copy.banner, body, formTargets }, status)
}

function itemLine(item: Stripe.LineItem, page: PayPage, copy: Copy): Markup | null {
  const detail = item.price?.nickname
  const unit = localAmount(item.price?.unit_amount ?? 0, item.currency, page.language)
  const count = (item.quantity ?? 1) > 1 ? `${copy.quantity(item.quantity ?? 1)} ${unit}` : ''
  if (!detail && !count) return null
  return html`<p class="soft">${[detail, count].filter(Boolean).join(' · ')}</p>`
}

function failureNote(failure: NonNullable<PayPage['failure']>, copy: Copy): Markup {
  const known: Record<string, string> = copy.declined
  const text = known[failure.declineCode ?? ''] ?? known[failure.code ?? ''] ?? copy.declined.card_declined
  return html`<div class="alert" role="alert"><p><strong>${copy.declinedTitle}</strong></p><p>${text}</p></div>`
}

function field(name: EntryField, label: string, page: PayPage, copy: Copy, attributes: Markup): Markup {
  const problem = page.problems?.[name]
  const value = name === 'name' || name === 'email' ? page.entered?.[name] : undefined
  const wrong = problem && html` aria-invalid="true" aria-describedby="${name}-wrong"`
  return html`<label for="${name}">${label}</label>
<input id="${name}" name="${name}" ${attributes} maxlength="200" required${wrong}${value ? html` value="${value}"` : ''}>
${problem && html`<p class="wrong" id="${name}-wrong" role="alert">${copy.problems[problem]}</p>`}`
}
