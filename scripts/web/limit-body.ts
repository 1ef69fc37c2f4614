import type { RequestHandler } from 'express'

/** Where more may be sent: the path, and how much. */
type Exception = { path: RegExp; bytes: number }

/** Refuses, before it is read, a body above `bytes` and one that does not say its length. */
export function limitBody(bytes: number, exception?: Exception): RequestHandler {
  return (request, response, next) => {
    const most = exception?.path.test(request.path) ? exception.bytes : bytes
    if (Number(request.headers['content-length'] ?? 0) > most) {
      response.status(413).type('text/plain').set('Connection', 'close').send('Trop volumineux. Too large.\n')
      return
    }
    // Browsers and the services that call us always send one.
    if (request.headers['transfer-encoding'] !== undefined) {
      response
        .status(411)
        .type('text/plain')
        .set('Connection', 'close')
        .send('Longueur requise. Length required.\n')
      return
    }
    next()
  }
}
