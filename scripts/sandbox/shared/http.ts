import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type HttpRequest = {
  method: string
  /** Percent-encoded path without the query. */
  path: string
  /** Query as it came, without the question mark. */
  query: string
  headers: IncomingHttpHeaders
  body: Buffer
  /** Decoded `:name` parts of the pattern. */
  params: Record<string, string>
}

/** `cut` closes the socket without an answer, as a lost connection does. */
export type HttpReply =
  | { status: number; headers?: Record<string, string>; body?: string | Buffer }
  | { cut: true }

export type HttpHandler = (request: HttpRequest) => HttpReply | Promise<HttpReply>
export type HttpRoute = {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  pattern: string
  handle: HttpHandler
}

export type HttpAddress = {
  /** 0 takes any free port. */
  port: number
  /** Default 127.0.0.1. */
  host?: string
}

export type HttpSite = {
  routes: readonly HttpRoute[]
  notFound: HttpHandler
  /** `allowed` holds the methods that the path knows. */
  methodNotAllowed(request: HttpRequest, allowed: string[]): HttpReply | Promise<HttpReply>
  /** Wraps every request, known or not: checks of keys, faults, waiting for the journal, headers. */
  around?(
    request: HttpRequest,
    next: () => Promise<HttpReply>,
    route: HttpRoute | null,
  ): Promise<HttpReply> | HttpReply
  /** A handler that throws ends here. Default: 500 in plain text, and the error on stderr. */
  failed?(request: HttpRequest, error: unknown): HttpReply
}

export type HttpOptions = HttpAddress & HttpSite
export type HttpServer = { port: number; origin: string; close(): Promise<void> }

/** A port that is ours already; requests wait until `serve` says what answers them. */
export type HeldPort = HttpServer & { serve(site: HttpSite): void }

const BODY_LIMIT = 45 * 1024 * 1024

/**
 * Starts a server that answers its listed routes and nothing else: HEAD goes where GET goes, a path with a trailing or
 * doubled slash is another path, and neither is guessed at.
 */
export async function startHttp(options: HttpOptions): Promise<HttpServer> {
  const held = await holdPort(options)
  held.serve(options)
  return held
}

/**
 * Takes the port before anything else is touched: of two processes that are started over the same journal on the same
 * port, the second one ends here and leaves the journal alone.
 */
export async function holdPort({ port: wanted, host = '127.0.0.1' }: HttpAddress): Promise<HeldPort> {
  let serve: (site: HttpSite) => void = () => {}
  const answerer = new Promise<ReturnType<typeof createAnswerer>>(resolve => {
    serve = site => resolve(createAnswerer(site))
  })
  const server = createServer((incoming, response) => {
    answerer
      .then(answer => answer(incoming, response))
      .catch(error => {
        console.error(error)
        response.destroy()
      })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(wanted, host, resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    port,
    origin: `http://${host}:${port}`,
    serve,
    close: () =>
      new Promise((resolve, reject) => {
        server.close(error => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}

function createAnswerer(site: HttpSite) {
  const table = site.routes.map(route => ({ route, match: compilePattern(route.pattern) }))

  function findRoute(request: HttpRequest): { route: HttpRoute | null; handle: HttpHandler } {
    const method = request.method === 'HEAD' ? 'GET' : request.method
    const allowed: string[] = []
    for (const { route, match } of table) {
      const params = match(request.path)
      if (!params) continue
      if (route.method !== method) {
        allowed.push(route.method)
        continue
      }
      request.params = params
      return { route, handle: route.handle }
    }
    if (allowed.length === 0) return { route: null, handle: site.notFound }
    return { route: null, handle: refused => site.methodNotAllowed(refused, allowed) }
  }

  return async (incoming: IncomingMessage, response: ServerResponse) => {
    const body = await readBody(incoming)
    if (!body) return send(response, { status: 413, body: 'Payload too large' })
    const target = incoming.url ?? '/'
    const mark = target.indexOf('?')
    const request: HttpRequest = {
      method: incoming.method ?? 'GET',
      path: mark < 0 ? target : target.slice(0, mark),
      query: mark < 0 ? '' : target.slice(mark + 1),
      headers: incoming.headers,
      body,
      params: {},
    }
    const { route, handle } = findRoute(request)
    const next = async () => handle(request)
    const reply = await Promise.resolve()
      .then(() => (site.around ? site.around(request, next, route) : next()))
      .catch(error => (site.failed ?? plainFailure)(request, error))
    send(response, reply)
  }
}

function compilePattern(pattern: string): (path: string) => Record<string, string> | null {
  const wanted = pattern.split('/')
  return path => {
    const parts = path.split('/')
    if (parts.length !== wanted.length) return null
    const params: Record<string, string> = {}
    for (const [index, want] of wanted.entries()) {
      const part = parts[index] ?? ''
      if (!want.startsWith(':')) {
        if (want !== part) return null
        continue
      }
      const value = decodePart(part)
      if (!value) return null
      params[want.slice(1)] = value
    }
    return params
  }
}

function decodePart(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}

async function readBody(incoming: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > BODY_LIMIT) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function send(response: ServerResponse, reply: HttpReply) {
  if ('cut' in reply) {
    response.socket?.destroy()
    return
  }
  const body = reply.body === undefined ? Buffer.alloc(0) : Buffer.from(reply.body)
  response.writeHead(reply.status, { ...reply.headers, 'content-length': String(body.length) })
  response.end(body)
}

function plainFailure(_request: HttpRequest, error: unknown): HttpReply {
  console.error(error)
  return { status: 500, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'Internal error' }
}
