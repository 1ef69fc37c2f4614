import type { HttpReply, HttpRequest } from '../shared/http'
import { accept, brokenJson, type Checked, type Problem, refuse } from './problems'

export function replyJson(status: number, body: unknown, headers: Record<string, string> = {}): HttpReply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  }
}

export function replyProblem(problem: Problem, headers: Record<string, string> = {}): HttpReply {
  return replyJson(problem.statusCode, problem, headers)
}

export function readJson(request: HttpRequest): Checked<unknown> {
  try {
    return accept(JSON.parse(request.body.toString('utf8')))
  } catch {
    return refuse(brokenJson)
  }
}

export function readHeader(request: HttpRequest, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}
