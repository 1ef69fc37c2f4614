import type { HttpReply } from '../shared/http'
import { findLetters } from './find-letters'
import { html, type Markup, replyPage } from './house-page'
import type { PostOffice } from './open-post-office'
import { type Language, words } from './words'

const perPage = 50

/** GET /inbox?to=&page=: letters from newest to oldest. One that was not opened yet keeps the colour of a new link. */
export function replyInboxPage(office: PostOffice, query: URLSearchParams, language: Language): HttpReply {
  const say = words[language]
  const to = query.get('to') ?? ''
  const page = Math.max(1, Math.trunc(Number(query.get('page') ?? '1')) || 1)
  const found = findLetters(office, { to, subject: '' })
  const shown = found.slice((page - 1) * perPage, page * perPage)
  const items = shown.map(letter => {
    const standing = office.standings.get(letter.id)?.lastEvent ?? 'queued'
    return html`<li><a href="/inbox/${letter.id}">${letter.subject}</a>
<time class="soft num" datetime="${letter.createdAt}">${spellDate(letter.createdAt, language)}</time>
<span class="to">${letter.to.join(', ')} · ${standing}</span></li>`
  })
  return replyPage(
    language,
    say.inbox,
    html`<h1>${say.inbox}</h1><p class="soft">${say.inboxLead}</p>
<form class="line" method="get" action="/inbox" role="search">
<label>${say.findLabel}<input type="search" name="to" value="${to}" placeholder="${say.findHint}"></label>
<button>${say.find}</button>${to ? html`<a href="/inbox">${say.showAll}</a>` : null}</form>
${items.length > 0 ? html`<ol class="letters">${items}</ol>` : html`<p>${to ? say.noneFor : say.none}</p>`}
${pager(to, page, found.length, language)}`,
  )
}

/** Day and hour on this machine's clock, as the reader's language writes them. */
export function spellDate(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'medium',
  }).format(new Date(iso))
}

function pager(to: string, page: number, total: number, language: Language): Markup | null {
  const say = words[language]
  const link = (target: number, text: string) =>
    html`<a href="/inbox?${new URLSearchParams({ to, page: String(target) }).toString()}">${text}</a>`
  if (total <= perPage) return null
  return html`<p class="pager"><span>${page > 1 ? link(page - 1, say.newer) : null}</span>
<span>${page * perPage < total ? link(page + 1, say.older) : null}</span></p>`
}
