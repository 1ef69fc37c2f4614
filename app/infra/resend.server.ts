import { Resend } from 'resend'

type Letter = {
  letterId: string
  to: string
  subject: string
  html: string
  text: string
  headers: Record<string, string>
  replyTo?: string
  attachments?: { filename: string; content: string; contentType: string }[]
}
type Answer =
  | { outcome: 'sent'; providerId: string }
  | { outcome: 'refused'; because: string }
  | { outcome: 'later'; retryAfterSeconds: number }
  | { outcome: 'unknown' }

export type ResendOptions = {
  apiKey: string
  apiBase?: string
  webhookSecret: string
  from: string
  timeoutMs?: number
}

/** The key or the sender is wrong: no letter can leave until someone mends the settings, and none is marked as failed. */
export class CarrierMisconfigured extends Error {
  override name = 'CarrierMisconfigured'
}

/**
 * Resend as the house's carrier of letters. The SDK answers errors instead of throwing them; here each becomes one of
 * four outcomes: sent, refused for good, later (429, or the same key still in flight), unknown (no answer, or a 5xx:
 * the same call with the same idempotency key, kept by Resend for 24 hours, tells). A wrong key or an unverified
 * sender is thrown as CarrierMisconfigured.
 */
export function createResendMail({
  apiKey,
  apiBase,
  webhookSecret,
  from,
  timeoutMs = 15_000,
}: ResendOptions) {
  const resend = new Resend(apiKey, apiBase ? { baseUrl: apiBase } : undefined)

  const payload = (letter: Letter) => ({
    from,
    to: letter.to,
    subject: letter.subject,
    html: letter.html,
    text: letter.text,
    headers: letter.headers,
    tags: [{ name: 'letter_id', value: letter.letterId }],
    ...(letter.replyTo && { replyTo: letter.replyTo }),
  })

  return {
    async sendOne(letter: Letter, idempotencyKey: string): Promise<Answer> {
      const attachments = letter.attachments?.map(file => ({
        filename: file.filename,
        content: Buffer.from(file.content, 'utf8').toString('base64'),
        contentType: file.contentType,
      }))
      const { data, error, headers } = await resend.emails.send(
        { ...payload(letter), ...(attachments && { attachments }) },
        { idempotencyKey, signal: AbortSignal.timeout(timeoutMs) },
      )
      return data ? { outcome: 'sent', providerId: data.id } : readError(error, headers)
    },

    async sendBatch(letters: Letter[], idempotencyKey: string) {
      const { data, error, headers } = await resend.batch.send(letters.map(payload), {
        idempotencyKey,
        batchValidation: 'permissive',
        signal: AbortSignal.timeout(timeoutMs),
      })
      if (!data) {
        const answer = readError(error, headers)
        return answer.outcome === 'sent' ? { outcome: 'unknown' as const } : answer
      }
      return { outcome: 'answered' as const, letters: alignAnswers(letters.length, data) }
    },

    readWebhook(rawBody: string, headers: Headers) {
      const id = headers.get('svix-id')
      const timestamp = headers.get('svix-timestamp')
      const signature = headers.get('svix-signature')
      if (!id || !timestamp || !signature) return null
      try {
        const event = resend.webhooks.verify({
          payload: rawBody,
          headers: { id, timestamp, signature },
          webhookSecret,
        })
        return readEvent(id, event)
      } catch {
        return null
      }
    },
  }
}

/** In permissive mode `data` lists only the letters that were taken, in order; `errors` names the others by index. */
function alignAnswers(
  count: number,
  body: { data: { id: string }[]; errors?: { index: number; message: string }[] },
): Answer[] {
  const refused = new Map((body.errors ?? []).map(({ index, message }) => [index, message]))
  const taken = body.data.values()
  return Array.from({ length: count }, (_, index): Answer => {
    const because = refused.get(index)
    if (because !== undefined) return { outcome: 'refused', because: because.slice(0, 200) }
    const next = taken.next()
    return next.done ? { outcome: 'unknown' } : { outcome: 'sent', providerId: next.value.id }
  })
}

function readError(
  error: { name: string; statusCode: number | null } | null,
  headers: Record<string, string> | null,
): Answer {
  const status = error?.statusCode ?? null
  if (!error || status === null || status >= 500) return { outcome: 'unknown' }
  if (status === 401 || status === 403)
    throw new CarrierMisconfigured(`the carrier refuses the house itself: ${error.name}`)
  if (status === 429) return { outcome: 'later', retryAfterSeconds: readRetryAfter(headers) }
  if (error.name === 'concurrent_idempotent_requests') return { outcome: 'later', retryAfterSeconds: 2 }
  return { outcome: 'refused', because: error.name }
}

/** Seconds from `retry-after`, else from `ratelimit-reset`, else one. */
function readRetryAfter(headers: Record<string, string> | null): number {
  const seconds = Number(headers?.['retry-after'] ?? headers?.['ratelimit-reset'] ?? 1)
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 86_400) : 1
}

function readEvent(id: string, event: unknown) {
  const { type, created_at, data } = event as {
    type: string
    created_at: string
    data: { email_id?: string; tags?: Record<string, string>; bounce?: { type?: string } }
  }
  if (!type.startsWith('email.') || !data.email_id) return null
  return {
    id,
    type,
    letterId: data.tags?.letter_id ?? null,
    providerId: data.email_id,
    occurredAt: new Date(created_at),
    permanent: data.bounce?.type === 'Permanent',
  }
}
