import type { HttpReply, HttpRequest } from '../shared/http'
import type { Letter, PostOffice } from './open-post-office'
import { cutPage, readPageQuery, spellInstant } from './page-through'
import { invalid, notFound } from './problems'
import { replyJson, replyProblem } from './reply'

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const attachmentLifeMs = 60 * 60 * 1000

/** GET /emails: newest first, without the bodies. */
export function listEmails(office: PostOffice, request: HttpRequest): HttpReply {
  const page = readPageQuery(request.query)
  if (!page.ok) return replyProblem(page.problem)
  const cut = cutPage(office.letters.values().reverse(), page.value)
  if (!cut.ok) return replyProblem(cut.problem)
  const data = cut.value.items.map(letter => summarise(office, letter))
  return replyJson(200, { object: 'list', has_more: cut.value.hasMore, data })
}

/** GET /emails/:id. */
export function getEmail(office: PostOffice, request: HttpRequest): HttpReply {
  return withLetter(office, request, letter =>
    replyJson(200, {
      object: 'email',
      ...summarise(office, letter),
      html: letter.html,
      text: letter.text,
      tags: letter.tags,
    }),
  )
}

/** GET /emails/:id/attachments. The links lead to this process and hold for an hour. */
export function listAttachments(
  office: PostOffice,
  publicOrigin: () => string,
  request: HttpRequest,
): HttpReply {
  return withLetter(office, request, letter => {
    const page = readPageQuery(request.query)
    if (!page.ok) return replyProblem(page.problem)
    const all = letter.attachments.map((_, place) =>
      describeAttachment(office, publicOrigin(), letter, place),
    )
    const cut = cutPage(
      all.filter(item => item !== null),
      page.value,
    )
    if (!cut.ok) return replyProblem(cut.problem)
    return replyJson(200, { object: 'list', has_more: cut.value.hasMore, data: cut.value.items })
  })
}

/** GET /emails/:id/attachments/:attachment. */
export function getAttachment(
  office: PostOffice,
  publicOrigin: () => string,
  request: HttpRequest,
): HttpReply {
  return withLetter(office, request, letter => {
    const place = letter.attachments.findIndex(({ id }) => id === request.params.attachment)
    const attachment = describeAttachment(office, publicOrigin(), letter, place)
    if (!attachment) return replyProblem(notFound('Attachment'))
    return replyJson(200, { object: 'attachment', ...attachment })
  })
}

function withLetter(
  office: PostOffice,
  { params }: HttpRequest,
  then: (letter: Letter) => HttpReply,
): HttpReply {
  const id = params.id ?? ''
  if (!uuid.test(id)) return replyProblem(invalid('The `id` must be a valid UUID.'))
  const letter = office.letters.get(id)
  return letter ? then(letter) : replyProblem(notFound('Email'))
}

function summarise(office: PostOffice, letter: Letter) {
  const orNull = (list: string[]) => (list.length > 0 ? list : null)
  return {
    id: letter.id,
    message_id: letter.messageId,
    to: letter.to,
    from: letter.from,
    created_at: spellInstant(letter.createdAt),
    subject: letter.subject,
    bcc: orNull(letter.bcc),
    cc: orNull(letter.cc),
    reply_to: orNull(letter.replyTo),
    last_event: office.standings.get(letter.id)?.lastEvent ?? 'queued',
    scheduled_at: null,
  }
}

function describeAttachment(office: PostOffice, origin: string, letter: Letter, place: number) {
  const attachment = letter.attachments[place]
  if (!attachment) return null
  return {
    id: attachment.id,
    filename: attachment.filename,
    content_type: attachment.contentType,
    content_disposition: attachment.contentId === null ? 'attachment' : 'inline',
    content_id: attachment.contentId,
    size: attachment.size,
    download_url: `${origin}/inbox/${letter.id}/attachments/${place}`,
    expires_at: new Date(office.now() + attachmentLifeMs).toISOString(),
  }
}
