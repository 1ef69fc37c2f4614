import type { HttpReply } from '../shared/http'
import { escapeText } from './house-page'
import type { Letter } from './open-post-office'

/** What the frame of a letter may do: a click may lead the whole window away or open another; nothing runs. */
export const frameAllowances =
  'allow-top-navigation-by-user-activation allow-popups allow-popups-to-escape-sandbox'

/**
 * The html of a letter, for the frame of its page. Its links lead the top window, pictures that it carries by
 * Content-ID come from its attachments, and scripts, forms and frames in it are dead.
 */
export function frameLetter(letter: Letter): HttpReply {
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'content-security-policy': `default-src 'none'; img-src http: https: data:; style-src 'unsafe-inline' http: https:; font-src http: https: data:; frame-ancestors 'self'; sandbox ${frameAllowances}`,
    },
    body: placeBase(linkPictures(letter)),
  }
}

/** The base goes first in the head, and never before a doctype: that would change how the letter is laid out. */
function placeBase(html: string): string {
  const base = '<base target="_top">'
  for (const opening of [/<head\b[^>]*>/i, /<html\b[^>]*>/i, /<!doctype\b[^>]*>/i]) {
    const found = opening.exec(html)
    if (!found) continue
    const end = found.index + found[0].length
    return html.slice(0, end) + base + html.slice(end)
  }
  return base + html
}

function linkPictures(letter: Letter): string {
  let html = letter.html ?? ''
  for (const [place, { contentId }] of letter.attachments.entries()) {
    if (contentId === null) continue
    for (const spelling of new Set([contentId, escapeText(contentId)]))
      html = html.replaceAll(`cid:${spelling}`, `/inbox/${letter.id}/attachments/${place}`)
  }
  return html
}
