import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { HttpReply, HttpRequest } from '../shared/http'
import { takeFault } from './faults'
import type { Letter, PostOffice } from './open-post-office'
import { normaliseAddress, parseMailbox } from './parse-address'
import { planDeliveries } from './plan-deliveries'
import { accept, type Checked, invalid, refuse } from './problems'
import { claimKey, type KeysInProgress } from './remember-request'
import { readHeader, readJson, replyJson, replyProblem } from './reply'
import { type EmailInput, validateEmail } from './validate-email'

export type SendingDesk = { office: PostOffice; inProgress: KeysInProgress; wake(): void }

const maxBatch = 100

/** POST /emails. */
export function sendOne(desk: SendingDesk, request: HttpRequest): Promise<HttpReply> {
  return answerOnce(desk, request, 'POST /emails', payload => {
    const input = validateEmail(payload, { senderDomains: desk.office.senderDomains, inBatch: false })
    if (!input.ok) return input
    return accept({ id: acceptLetter(desk.office, input.value) })
  })
}

/**
 * POST /emails/batch. Strict takes all or none and answers with the first refusal; permissive takes the sound ones
 * and lists the others by their place in the request.
 */
export function sendBatch(desk: SendingDesk, request: HttpRequest): Promise<HttpReply> {
  const mode = readHeader(request, 'x-batch-validation') ?? 'strict'
  return answerOnce(desk, request, `POST /emails/batch ${mode}`, payload => {
    if (mode !== 'strict' && mode !== 'permissive')
      return refuse(invalid('The `x-batch-validation` header must be `strict` or `permissive`.'))
    if (!Array.isArray(payload)) return refuse(invalid('The request body must be an array of emails.'))
    if (payload.length < 1 || payload.length > maxBatch)
      return refuse(invalid(`A batch holds between 1 and ${maxBatch} emails.`))
    const inputs: EmailInput[] = []
    const errors: { index: number; message: string }[] = []
    for (const [index, item] of payload.entries()) {
      const input = validateEmail(item, { senderDomains: desk.office.senderDomains, inBatch: true })
      if (input.ok) inputs.push(input.value)
      else if (mode === 'strict') return input
      else errors.push({ index, message: input.problem.message })
    }
    const data = inputs.map(input => ({ id: acceptLetter(desk.office, input) }))
    return accept(mode === 'permissive' ? { data, errors } : { data })
  })
}

/** Does the work of a request once for each idempotency key, and keeps the answer in the same line as the work. */
async function answerOnce(
  { office, inProgress, wake }: SendingDesk,
  request: HttpRequest,
  route: string,
  work: (payload: unknown) => Checked<unknown>,
): Promise<HttpReply> {
  const payload = readJson(request)
  if (!payload.ok) return replyProblem(payload.problem)
  const claim = claimKey(
    readHeader(request, 'idempotency-key'),
    { route, payload: payload.value },
    { requests: office.requests, inProgress, now: office.now() },
  )
  if (!claim.ok) return replyProblem(claim.problem)
  if (claim.value.kind === 'repeated') return replyJson(200, claim.value.answer)

  const key = claim.value.kind === 'fresh' ? claim.value.key : null
  if (key !== null) inProgress.add(key)
  try {
    const slow = takeFault(office.faults, `${request.method} ${request.path}`, ['slow'])
    if (slow) await pause(slow.ms)
    const answer = work(payload.value)
    if (!answer.ok) return replyProblem(answer.problem)
    if (claim.value.kind === 'fresh') {
      const { fingerprint } = claim.value
      office.requests.put(claim.value.key, { fingerprint, answer: answer.value, at: office.now() })
    }
    wake()
    return replyJson(200, answer.value)
  } finally {
    if (key !== null) inProgress.delete(key)
  }
}

function acceptLetter(office: PostOffice, input: EmailInput): string {
  const now = office.now()
  const id = randomUUID()
  const letter: Letter = {
    ...input,
    id,
    messageId: `<${randomUUID()}@${parseMailbox(input.from)?.domain ?? 'localhost'}>`,
    createdAt: new Date(now).toISOString(),
    attachments: input.attachments.map(attachment => ({ id: randomUUID(), ...attachment })),
  }
  office.letters.put(id, letter)
  office.standings.put(id, { lastEvent: 'queued', events: [] })
  const isSuppressed = (address: string) => office.suppressions.get(normaliseAddress(address)) !== undefined
  for (const step of planDeliveries(letter, { now, paceMs: office.paceMs, isSuppressed }))
    office.steps.put(step.id, step)
  return id
}
