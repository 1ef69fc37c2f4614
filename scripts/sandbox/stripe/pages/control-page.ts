import type { HttpReply } from '../../shared/http'
import type { Delivery } from '../../shared/webhooks'
import type { Sandbox } from '../state'
import { html, type Markup } from './html'
import { pageReply } from './layout'

const SHOWN = 60

/** The latest events with their deliveries, and what is set to go wrong. For the people who build the club. */
export function controlPage(sandbox: Sandbox): HttpReply {
  const byEvent = groupByMessage(sandbox.webhooks.list())
  const events = sandbox.events.values().slice(-SHOWN).reverse()
  const modes = sandbox.webhooks.modes()
  const faults = sandbox.faults.values()
  const body = html`
<p class="caps">Local stand-in</p>
<h1>Stripe, on this machine</h1>
<p class="soft">Webhooks go to ${sandbox.options.webhookUrl ?? 'nobody: WEBHOOK_URL is not set'}. Newest events first.</p>
<h2>Set to go wrong</h2>
${faults.length === 0 && html`<p class="soft">No call is set to fail.</p>`}
${faults.map(({ kind, route, times }) => html`<p>${kind} on <span class="num">${route}</span>, ${times} more</p>`)}
<p class="soft">Webhooks: ${modeWords(modes)}</p>
<div class="row"><form method="post" action="/sandbox/faults/clear"><button type="submit">Clear all</button></form></div>
<h2>Events</h2>
${events.length === 0 && html`<p class="soft">Nothing has happened yet.</p>`}
${
  events.length > 0 &&
  html`<div class="scroll"><table>
<thead><tr><th class="caps" scope="col">Event</th><th class="caps" scope="col">When</th><th class="caps" scope="col">Deliveries</th><th class="caps" scope="col">Once more</th></tr></thead>
<tbody>${events.map(
    event => html`<tr>
<td>${event.type}<br><span class="soft">${event.id}</span></td>
<td class="num">${new Date(event.created * 1000).toISOString().slice(0, 19).replace('T', ' ')}</td>
<td>${(byEvent.get(event.id) ?? []).map(deliveryLine)}</td>
<td>${buttons(event.id, event.type)}</td>
</tr>`,
  )}</tbody>
</table></div>`
}`
  return pageReply({
    language: 'en',
    title: 'Stripe stand-in',
    banner: 'Stand-in: no real money',
    body,
    wide: true,
  })
}

function deliveryLine(delivery: Delivery): Markup {
  const last = delivery.attempts.at(-1)
  const told = last ? (last.status ?? last.error) : null
  return html`<div>${delivery.state}, ${delivery.attemptCount} tried${told !== null && html`, last: ${told}`}</div>`
}

function buttons(id: string, type: string): Markup {
  const action = (name: string) => `/sandbox/events/${id}/${name}`
  return html`<div class="row">
<form method="post" action="${action('resend')}"><button type="submit" aria-label="Resend ${type}">Resend</button></form>
<form method="post" action="${action('double')}"><button type="submit" aria-label="Send ${type} twice">Twice</button></form>
<form method="post" action="${action('delay')}"><label for="s-${id}">in s</label><input id="s-${id}" name="seconds" value="30" inputmode="numeric"><button type="submit" aria-label="Send ${type} later">Later</button></form>
</div>`
}

function modeWords(modes: ReturnType<Sandbox['webhooks']['modes']>): string {
  const words = [
    modes.double && 'every one sent twice',
    modes.delayMs > 0 && `delayed by ${modes.delayMs} ms`,
    modes.reorder > 0 && `held by ${modes.reorder} and sent last first`,
    modes.drop && 'dropped',
  ].filter(Boolean)
  return words.length > 0 ? `${words.join(', ')}.` : 'sent at once, in order.'
}

function groupByMessage(deliveries: Delivery[]): Map<string, Delivery[]> {
  const groups = new Map<string, Delivery[]>()
  for (const delivery of deliveries) {
    groups.set(delivery.messageId, [...(groups.get(delivery.messageId) ?? []), delivery])
  }
  return groups
}
