import type { HttpReply } from '../shared/http'
import { frameAllowances } from './frame-letter'
import { html, type Markup, replyPage } from './house-page'
import { spellDate } from './inbox-page'
import type { Letter, Standing } from './open-post-office'
import { type Language, type Words, words } from './words'

const views = ['html', 'text', 'headers', 'attachments'] as const
type View = (typeof views)[number]

/** GET /inbox/:id?view=html|text|headers|attachments. */
export function replyLetterPage(
  letter: Letter,
  events: Standing['events'],
  wanted: string,
  language: Language,
): HttpReply {
  const say = words[language]
  const usual: View = letter.html === null ? 'text' : 'html'
  const view = views.find(known => known === wanted) ?? usual
  const tabs = views.map(
    tab =>
      html`<a href="/inbox/${letter.id}?view=${tab}"${tab === view ? html` aria-current="page"` : null}>${say[tab]}${
        tab === 'attachments' ? ` (${letter.attachments.length})` : null
      }</a>`,
  )
  const lines: [string, string[]][] = [
    [say.from, [letter.from]],
    [say.to, letter.to],
    [say.cc, letter.cc],
    [say.bcc, letter.bcc],
    [say.replyTo, letter.replyTo],
    [say.date, [spellDate(letter.createdAt, language)]],
    [say.standing, events.map(event => event.type)],
  ]
  return replyPage(
    language,
    letter.subject,
    html`<p><a href="/inbox">${say.back}</a></p><h1>${letter.subject}</h1>
<dl>${lines
      .filter(([, values]) => values.length > 0)
      .map(([term, values]) => html`<dt>${term}</dt><dd>${values.join(', ')}</dd>`)}</dl>
<nav class="tabs" aria-label="${say.views}">${tabs}</nav>
${showView(view, letter, say)}`,
  )
}

function showView(view: View, letter: Letter, say: Words): Markup {
  switch (view) {
    case 'html':
      return letter.html === null
        ? html`<p>${say.noHtml}</p>`
        : html`<iframe src="/inbox/${letter.id}/html" title="${say.letterFrame}" sandbox="${frameAllowances}"></iframe>`
    case 'text':
      return letter.text === null ? html`<p>${say.noText}</p>` : html`<pre tabindex="0">${letter.text}</pre>`
    case 'headers':
      return html`<pre tabindex="0">${listHeaders(letter)
        .map(([name, value]) => `${name}: ${value}`)
        .join('\n')}</pre>
${letter.tags.length > 0 ? html`<h2>${say.tags}</h2><dl>${letter.tags.map(tag => html`<dt>${tag.name}</dt><dd>${tag.value}</dd>`)}</dl>` : null}`
    case 'attachments':
      return letter.attachments.length === 0
        ? html`<p>${say.noAttachments}</p>`
        : html`<ul>${letter.attachments.map(
            (file, place) =>
              html`<li><a href="/inbox/${letter.id}/attachments/${place}" download="${file.filename}">${file.filename}</a> <span class="soft">${file.contentType}, ${file.size} B</span></li>`,
          )}</ul>`
  }
}

function listHeaders(letter: Letter): [string, string][] {
  const standard: [string, string][] = [
    ['Message-ID', letter.messageId],
    ['Date', new Date(letter.createdAt).toUTCString().replace('GMT', '+0000')],
    ['From', letter.from],
    ['To', letter.to.join(', ')],
    ['Cc', letter.cc.join(', ')],
    ['Reply-To', letter.replyTo.join(', ')],
    ['Subject', letter.subject],
  ]
  return [...standard.filter(([, value]) => value !== ''), ...Object.entries(letter.headers)]
}
