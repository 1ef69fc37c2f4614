import { setTimeout as pause } from 'node:timers/promises'
import type { HttpReply, HttpRequest } from '../shared/http'
import { takeFault } from './faults'
import { createRateLimit } from './limit-rate'
import type { PostOffice } from './open-post-office'
import { invalidApiKey, missingApiKey, type Problem, serverFault, tooFast } from './problems'
import { readHeader, replyJson, replyProblem } from './reply'

const houseRooms = ['inbox', 'inbox.json', 'sandbox', 'healthz', 'house.css', '']

/** True for the pages and controls of the house itself, which the real Resend does not have. */
export function isHousePath(path: string): boolean {
  return houseRooms.includes(path.split('/')[1] ?? '')
}

/**
 * Stands before every call. The API needs its key, keeps to its rate and meets the faults it was told to meet; the
 * house's own pages need neither, and take a form only from themselves. No answer leaves before its cause is on disk.
 */
export function createGuard(office: PostOffice, terms: { apiKey: string; ratePerSecond: number }) {
  const countCall = createRateLimit(terms.ratePerSecond)

  async function guardApi(request: HttpRequest, next: () => Promise<HttpReply>): Promise<HttpReply> {
    const stranger = checkKey(request, terms.apiKey)
    if (stranger) return replyProblem(stranger)
    const rate = countCall(office.now())
    if (!rate.allowed) return replyProblem(tooFast(terms.ratePerSecond), rate.headers)
    const fault = takeFault(office.faults, `${request.method} ${request.path}`, [
      '429',
      '500',
      'timeout-before',
      'timeout-after',
    ])
    if (fault?.kind === '429')
      return replyProblem(tooFast(terms.ratePerSecond), { ...rate.headers, 'retry-after': '1' })
    if (fault?.kind === '500') return replyProblem(serverFault, rate.headers)
    const reply = fault?.kind === 'timeout-before' ? null : await next()
    if (!fault && reply && 'status' in reply)
      return { ...reply, headers: { ...reply.headers, ...rate.headers } }
    await office.journal.settled()
    await pause(fault?.ms ?? 0, undefined, { ref: false })
    return { cut: true }
  }

  return async (request: HttpRequest, next: () => Promise<HttpReply>): Promise<HttpReply> => {
    const reply = !isHousePath(request.path)
      ? await guardApi(request, next)
      : isForeignForm(request)
        ? replyJson(403, { message: 'This form belongs to another origin.' })
        : await next()
    await office.journal.settled()
    return reply
  }
}

function checkKey(request: HttpRequest, apiKey: string): Problem | null {
  const given = /^Bearer\s+(\S+)$/i.exec(readHeader(request, 'authorization') ?? '')?.[1]
  if (given === undefined) return missingApiKey
  return given === apiKey ? null : invalidApiKey
}

function isForeignForm(request: HttpRequest): boolean {
  const origin = readHeader(request, 'origin')
  if (request.method === 'GET' || request.method === 'HEAD' || origin === undefined) return false
  return !URL.canParse(origin) || new URL(origin).host !== readHeader(request, 'host')
}
