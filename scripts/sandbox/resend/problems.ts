/** Resend's error names, as its published list and its SDK spell them. */
export type ProblemName =
  | 'invalid_idempotency_key'
  | 'validation_error'
  | 'missing_api_key'
  | 'invalid_api_key'
  | 'not_found'
  | 'method_not_allowed'
  | 'invalid_idempotent_request'
  | 'concurrent_idempotent_requests'
  | 'invalid_attachment'
  | 'missing_required_field'
  | 'rate_limit_exceeded'
  | 'application_error'
  | 'internal_server_error'

/** The body of every refusal, in Resend's own shape. */
export type Problem = { statusCode: number; name: ProblemName; message: string }

export type Checked<T> = { ok: true; value: T } | { ok: false; problem: Problem }

export function accept<T>(value: T): Checked<T> {
  return { ok: true, value }
}

export function refuse(problem: Problem): { ok: false; problem: Problem } {
  return { ok: false, problem }
}

export const missingApiKey: Problem = {
  statusCode: 401,
  name: 'missing_api_key',
  message: 'Missing API key in the authorization header.',
}

export const invalidApiKey: Problem = {
  statusCode: 403,
  name: 'invalid_api_key',
  message: 'API key is invalid',
}

export const unknownRoute: Problem = {
  statusCode: 404,
  name: 'not_found',
  message: 'The requested endpoint does not exist.',
}

export const wrongMethod: Problem = {
  statusCode: 405,
  name: 'method_not_allowed',
  message: 'Method is not allowed for the requested path.',
}

export const brokenJson: Problem = {
  statusCode: 400,
  name: 'validation_error',
  message: 'The request body is not valid JSON.',
}

export const invalidIdempotencyKey: Problem = {
  statusCode: 400,
  name: 'invalid_idempotency_key',
  message: 'The key must be between 1-256 chars.',
}

export const otherBodyForKey: Problem = {
  statusCode: 409,
  name: 'invalid_idempotent_request',
  message: 'Same idempotency key used with a different request payload.',
}

export const keyInProgress: Problem = {
  statusCode: 409,
  name: 'concurrent_idempotent_requests',
  message: 'Same idempotency key used while original request is still in progress.',
}

export const serverFault: Problem = {
  statusCode: 500,
  name: 'internal_server_error',
  message: 'An unexpected error occurred.',
}

export function missing(field: string): Problem {
  return { statusCode: 422, name: 'missing_required_field', message: `Missing \`${field}\` field.` }
}

export function invalid(message: string): Problem {
  return { statusCode: 422, name: 'validation_error', message }
}

export function notFound(what: string): Problem {
  return { statusCode: 404, name: 'not_found', message: `${what} not found` }
}

export function unverifiedDomain(domain: string): Problem {
  return {
    statusCode: 403,
    name: 'validation_error',
    message: `The ${domain} domain is not verified. Please, add and verify your domain on https://resend.com/domains`,
  }
}

export function tooFast(perSecond: number): Problem {
  return {
    statusCode: 429,
    name: 'rate_limit_exceeded',
    message: `Too many requests. You can only make ${perSecond} requests per second. See rate limit response headers for more information. Or contact support to increase rate limit.`,
  }
}
