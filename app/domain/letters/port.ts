/** One letter as handed to the carrier. `letterId` travels as a tag, so that a webhook can name it. */
export type OutgoingLetter = {
  letterId: string
  to: string
  subject: string
  html: string
  text: string
  headers: Record<string, string>
  replyTo?: string
  attachments?: { filename: string; content: string; contentType: string }[]
}

/**
 * `sent`: accepted, with the carrier's id. `refused`: the carrier will never take it (`because` is its error name).
 * `later`: try the same call again not before `retryAfterSeconds`. `unknown`: no answer came; the same call with the
 * same key tells.
 */
export type CarrierAnswer =
  | { outcome: 'sent'; providerId: string }
  | { outcome: 'refused'; because: string }
  | { outcome: 'later'; retryAfterSeconds: number }
  | { outcome: 'unknown' }

/** Answers in the order of the letters; or one answer for the whole call. */
export type BatchAnswer =
  | { outcome: 'answered'; letters: CarrierAnswer[] }
  | Exclude<CarrierAnswer, { outcome: 'sent' }>

export type CarrierEvent = {
  id: string
  type: string
  letterId: string | null
  providerId: string
  occurredAt: Date
  permanent: boolean
}

export type MailPort = {
  /** Sends one letter, attachments allowed. */
  sendOne: (letter: OutgoingLetter, idempotencyKey: string) => Promise<CarrierAnswer>
  /** Sends up to 100 letters in one call, none with attachments; one bad address does not stop the others. */
  sendBatch: (letters: OutgoingLetter[], idempotencyKey: string) => Promise<BatchAnswer>
  /** Verifies a webhook's signature and reads it; null when it is not the carrier's. */
  readWebhook: (rawBody: string, headers: Headers) => CarrierEvent | null
}
