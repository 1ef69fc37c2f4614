import type { HttpReply } from '../shared/http'
import type { Delivery } from '../shared/webhooks'
import { faultKinds, faultRoutes } from './faults'
import { html, type Markup, replyPage } from './house-page'
import { spellDate } from './inbox-page'
import type { PostOffice } from './open-post-office'
import { type Language, type Words, words } from './words'

const shown = 60

/** GET /sandbox: the latest deliveries with their buttons, the faults that wait, and the modes of the webhooks. */
export function replyControlPage(office: PostOffice, language: Language): HttpReply {
  const say = words[language]
  const deliveries = office.webhooks.list().slice(-shown).reverse()
  return replyPage(
    language,
    say.controls,
    html`<h1>${say.controls}</h1><p class="soft">${say.controlsLead}</p>
<p>${office.webhookUrl === null ? say.notListening : html`${say.listening} <code>${office.webhookUrl}</code>`}</p>
<h2>${say.latest}</h2>${
      deliveries.length === 0
        ? html`<p>${say.noDeliveries}</p>`
        : html`<div class="scroll" tabindex="0" role="region" aria-label="${say.latest}"><table><thead><tr><th scope="col">${say.date}</th><th scope="col">${say.event}</th><th scope="col">${say.to}</th><th scope="col">${say.state}</th><th scope="col">${say.attempts}</th><th scope="col">${say.answer}</th><td></td></tr></thead>
<tbody>${deliveries.map(delivery => showDelivery(delivery, say, language))}</tbody></table></div>`
    }
${showFaults(office, say)}${showModes(office, say)}`,
  )
}

function showDelivery(delivery: Delivery, say: Words, language: Language): Markup {
  const event = JSON.parse(delivery.body) as { data: { to: string[] } }
  const last = delivery.attempts.at(-1)
  const acts = [
    ['resend', say.once],
    ['double', say.twice],
    ['delay', say.later],
  ] as const
  return html`<tr><td class="num">${spellDate(new Date(delivery.createdAt).toISOString(), language)}</td><td>${delivery.type}</td>
<td>${event.data.to.join(', ')}</td><td>${delivery.state}</td><td class="num">${delivery.attemptCount}</td><td>${last ? (last.status ?? last.error) : null}</td>
<td>${acts.map(([act, text]) => html`<form method="post" action="/sandbox/deliveries/${delivery.messageId}/${act}"><button>${text}</button></form>`)}</td></tr>`
}

function showFaults(office: PostOffice, say: Words): Markup {
  const faults = office.faults.values()
  const list = faults.map(
    fault => html`<li><code>${fault.route}</code> · ${fault.kind} · ${fault.left} × · ${fault.ms} ms</li>`,
  )
  return html`<h2>${say.faults}</h2>${list.length > 0 ? html`<ul>${list}</ul>` : html`<p>${say.noFaults}</p>`}
<form class="line" method="post" action="/sandbox/faults">
<label>${say.route}<select name="route">${faultRoutes.map(route => html`<option>${route}</option>`)}</select></label>
<label>${say.kind}<select name="kind">${faultKinds.map(kind => html`<option>${kind}</option>`)}</select></label>
<label>${say.times}<input type="number" name="times" value="1" min="1" max="10000"></label>
<label>${say.hang}<input type="number" name="ms" value="0" min="0" max="120000"></label>
<button>${say.addFault}</button></form>
<form method="post" action="/sandbox/faults/clear"><button>${say.clearFaults}</button></form>`
}

function showModes(office: PostOffice, say: Words): Markup {
  const modes = office.webhooks.modes()
  const checked = (on: boolean) => (on ? html` checked` : null)
  return html`<h2>${say.modes}</h2><form class="line" method="post" action="/sandbox/webhooks">
<label class="tick"><input type="checkbox" name="double"${checked(modes.double)}>${say.double}</label>
<label class="tick"><input type="checkbox" name="drop"${checked(modes.drop)}>${say.drop}</label>
<label>${say.delay}<input type="number" name="delayMs" value="${modes.delayMs}" min="0" max="86400000"></label>
<label>${say.reorder}<input type="number" name="reorder" value="${modes.reorder}" min="0" max="1000"></label>
<button>${say.keep}</button></form>`
}
