import type { HttpReply, HttpRequest, HttpRoute } from '../shared/http'
import { badParameter, StripeFailure, unauthorised } from './errors'
import type { Cause } from './events'
import { checkExpansions, expandObject } from './expand'
import { raiseFault, takeFault } from './faults'
import { findFormerAnswer, type KeyedRequest, type KeysInFlight, rememberAnswer } from './idempotency'
import { newId } from './ids'
import { readParameters, type Shape, type Values } from './params/fields'
import { decodeForm, type RawHash } from './params/form'
import type { Sandbox } from './state'
import type { Fault } from './stored'
import { API_VERSION } from './version'

export type Call = { path: Record<string, string>; cause: Cause }

/** One route of the API. `run` works synchronously, so that no other request sees half of it. */
export type ApiRoute = {
  method: 'GET' | 'POST' | 'DELETE'
  pattern: string
  /** Kind of the answer, as expansions name it: `charge`, `list charge`. */
  returns: string
  shape: Shape
  run(sandbox: Sandbox, params: Record<string, unknown>, call: Call): object
}

/** Ties the parameters that a route declares to those that its work receives. */
export function apiRoute<S extends Shape>(
  method: ApiRoute['method'],
  pattern: string,
  returns: string,
  shape: S,
  run: (sandbox: Sandbox, params: Values<S>, call: Call) => object,
): ApiRoute {
  return {
    method,
    pattern,
    returns,
    shape,
    run: (sandbox, params, call) => run(sandbox, params as Values<S>, call),
  }
}

/** Makes the HTTP routes of the API: key, version, faults, idempotency, parameters, work, expansion, in this order. */
export function httpRoutesOf(sandbox: Sandbox, routes: ApiRoute[]): HttpRoute[] {
  const inFlight: KeysInFlight = new Set()
  return routes.map(route => ({
    method: route.method,
    pattern: route.pattern,
    handle: request => answerCall(sandbox, inFlight, route, request),
  }))
}

async function answerCall(
  sandbox: Sandbox,
  inFlight: KeysInFlight,
  route: ApiRoute,
  request: HttpRequest,
): Promise<HttpReply> {
  const requestId = newId('request')
  const key = route.method === 'POST' ? headerOf(request, 'idempotency-key') : undefined
  let holding: string | null = null
  let fault: Fault | null = null
  try {
    checkKey(sandbox, request)
    checkVersion(request)
    const params = rawParameters(request)
    const keyed = key === undefined ? null : { key, method: route.method, path: request.path, params }
    fault = takeFault(sandbox, route.method, request.path)
    if (fault?.kind === 'timeout-before-accepting') return cutAfter(fault)
    if (keyed) {
      const former = findFormerAnswer(sandbox, inFlight, keyed)
      if (former) return await replay(fault, former, requestId)
      inFlight.add(keyed.key)
      holding = keyed.key
    }
    const answer = work(sandbox, route, request, params, { requestId, keyed, fault })
    if (fault?.kind === 'timeout-after-accepting') return await cutAfter(fault)
    if (fault?.kind === 'slow') await pause(fault.ms)
    return jsonReply(answer.status, answer.body, requestId, keyed ? { 'idempotency-key': keyed.key } : {})
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error
    return failureReply(sandbox, error, requestId)
  } finally {
    if (holding !== null) inFlight.delete(holding)
  }
}

/** Does the work and remembers its answer under the key, both in one synchronous run. */
function work(
  sandbox: Sandbox,
  route: ApiRoute,
  request: HttpRequest,
  params: RawHash,
  how: { requestId: string; keyed: KeyedRequest | null; fault: Fault | null },
): { status: number; body: string } {
  const { requestId, keyed, fault } = how
  const cause = { requestId, idempotencyKey: keyed?.key ?? null }
  try {
    raiseFault(fault)
    const values = readParameters(route.shape, params)
    const expand = values.expand as string[] | undefined
    checkExpansions(route.returns, expand)
    const object = route.run(sandbox, values, { path: request.params, cause })
    const body = JSON.stringify(expandObject(sandbox, object, expand), null, 2)
    if (keyed) rememberAnswer(sandbox, keyed, { status: 200, body, requestId })
    return { status: 200, body }
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error
    const answer = { status: error.status, body: failureBody(sandbox, error, requestId) }
    if (keyed && error.remembered) rememberAnswer(sandbox, keyed, { ...answer, requestId })
    return answer
  }
}

async function replay(
  fault: Fault | null,
  former: { status: number; body: string; requestId: string; key: string },
  requestId: string,
): Promise<HttpReply> {
  raiseFault(fault)
  if (fault?.kind === 'timeout-after-accepting') return cutAfter(fault)
  return jsonReply(former.status, former.body, requestId, {
    'idempotency-key': former.key,
    'idempotent-replayed': 'true',
    'original-request': former.requestId,
  })
}

export function failureReply(sandbox: Sandbox, failure: StripeFailure, requestId: string): HttpReply {
  return jsonReply(failure.status, failureBody(sandbox, failure, requestId), requestId)
}

function failureBody(sandbox: Sandbox, { body }: StripeFailure, requestId: string): string {
  const docs = body.code
    ? { doc_url: `https://stripe.com/docs/error-codes/${body.code.replaceAll('_', '-')}` }
    : {}
  const log = { request_log_url: `${sandbox.options.publicOrigin}/sandbox?request=${requestId}` }
  return JSON.stringify({ error: { ...body, ...docs, ...log } }, null, 2)
}

function jsonReply(
  status: number,
  body: string,
  requestId: string,
  headers: Record<string, string> = {},
): HttpReply {
  return {
    status,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-cache, no-store',
      'request-id': requestId,
      'stripe-version': API_VERSION,
      ...headers,
    },
    body,
  }
}

/** Bearer, or Basic with the key as user name. */
export function checkKey(sandbox: Sandbox, request: HttpRequest) {
  const header = headerOf(request, 'authorization') ?? ''
  const [scheme = '', value = ''] = header.split(' ')
  const basic = () => Buffer.from(value, 'base64').toString().split(':')[0] ?? ''
  const key = /^bearer$/i.test(scheme) ? value : /^basic$/i.test(scheme) ? basic() : ''
  if (key === '') {
    throw unauthorised(
      'You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth ' +
        "(e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or " +
        'we can help at https://support.stripe.com/.',
    )
  }
  if (key !== sandbox.options.secretKey) {
    throw unauthorised(`Invalid API Key provided: ${key.slice(0, 8)}${'*'.repeat(8)}${key.slice(-4)}`)
  }
}

function checkVersion(request: HttpRequest) {
  const version = headerOf(request, 'stripe-version')
  if (version === undefined || version === API_VERSION) return
  throw badParameter(`The local stand-in speaks version ${API_VERSION} of the API, and not ${version}.`)
}

function rawParameters(request: HttpRequest): RawHash {
  const fromQuery = request.query
  if (request.body.length === 0) return decodeForm(fromQuery)
  if (!(headerOf(request, 'content-type') ?? '').startsWith('application/x-www-form-urlencoded')) {
    throw badParameter(
      'Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any ' +
        'questions, we can help at https://support.stripe.com/.',
    )
  }
  return decodeForm([fromQuery, request.body.toString('utf8')].filter(Boolean).join('&'))
}

function headerOf(request: HttpRequest, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

async function cutAfter(fault: Fault): Promise<HttpReply> {
  await pause(fault.ms)
  return { cut: true }
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}
