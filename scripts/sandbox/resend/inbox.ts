import type { HttpReply, HttpRequest, HttpRoute } from '../shared/http'
import { readCount } from './faults'
import { findLetters } from './find-letters'
import { frameLetter } from './frame-letter'
import { replyStyle } from './house-page'
import { replyInboxPage } from './inbox-page'
import { replyLetterPage } from './letter-page'
import type { Letter, PostOffice } from './open-post-office'
import { readHeader, replyJson } from './reply'
import { chooseLanguage } from './words'

/** The pages where a person reads the letters, and `/inbox.json` where a test does. */
export function inboxRoutes(office: PostOffice): HttpRoute[] {
  return [
    { method: 'GET', pattern: '/', handle: () => ({ status: 302, headers: { location: '/inbox' } }) },
    { method: 'GET', pattern: '/healthz', handle: () => replyJson(200, { ok: true }) },
    { method: 'GET', pattern: '/house.css', handle: replyStyle },
    { method: 'GET', pattern: '/inbox.json', handle: request => replyMessages(office, request) },
    {
      method: 'GET',
      pattern: '/inbox',
      handle: request => replyInboxPage(office, new URLSearchParams(request.query), languageOf(request)),
    },
    {
      method: 'GET',
      pattern: '/inbox/:id',
      handle: request =>
        withLetter(office, request, letter =>
          replyLetterPage(
            letter,
            office.standings.get(letter.id)?.events ?? [],
            new URLSearchParams(request.query).get('view') ?? '',
            languageOf(request),
          ),
        ),
    },
    {
      method: 'GET',
      pattern: '/inbox/:id/html',
      handle: request => withLetter(office, request, frameLetter),
    },
    {
      method: 'GET',
      pattern: '/inbox/:id/attachments/:place',
      handle: request => withLetter(office, request, letter => replyAttachment(letter, request)),
    },
  ]
}

function languageOf(request: HttpRequest) {
  return chooseLanguage(readHeader(request, 'accept-language'))
}

function withLetter(
  office: PostOffice,
  { params }: HttpRequest,
  then: (letter: Letter) => HttpReply,
): HttpReply {
  const letter = office.letters.get(params.id ?? '')
  return letter ? then(letter) : { status: 404, body: 'Not found' }
}

/** GET /inbox.json?to=&subject=&limit=: whole messages, newest first. */
function replyMessages(office: PostOffice, request: HttpRequest): HttpReply {
  const query = new URLSearchParams(request.query)
  for (const name of query.keys())
    if (!['to', 'subject', 'limit'].includes(name))
      return replyJson(400, { message: `Unknown parameter ${name}.` })
  const limit = readCount(query.get('limit') ?? 50, 1, 1000)
  if (limit === null) return replyJson(400, { message: 'The limit runs from 1 to 1000.' })
  const letters = findLetters(office, { to: query.get('to') ?? '', subject: query.get('subject') ?? '' })
  return replyJson(200, {
    messages: letters.slice(0, limit).map(letter => ({
      ...letter,
      lastEvent: office.standings.get(letter.id)?.lastEvent ?? 'queued',
      events: office.standings.get(letter.id)?.events ?? [],
    })),
  })
}

function replyAttachment(letter: Letter, { params }: HttpRequest): HttpReply {
  const attachment = /^\d{1,3}$/.test(params.place ?? '')
    ? letter.attachments[Number(params.place)]
    : undefined
  if (!attachment) return { status: 404, body: 'Not found' }
  const kind = attachment.contentId === null ? 'attachment' : 'inline'
  return {
    status: 200,
    headers: {
      'content-type': /^[\w.+-]+\/[\w.+-]+(;\s*[\w.+=-]+)*$/.test(attachment.contentType)
        ? attachment.contentType
        : 'application/octet-stream',
      'content-disposition': `${kind}; filename*=UTF-8''${encodeURIComponent(attachment.filename)}`,
      'content-security-policy': 'sandbox',
      'x-content-type-options': 'nosniff',
    },
    body: Buffer.from(attachment.content, 'base64'),
  }
}
