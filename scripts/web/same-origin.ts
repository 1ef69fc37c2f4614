import type { Request, RequestHandler } from 'express'

/**
 * Called by other machines, which send no Origin: signed webhooks, and the one-click stop of RFC 8058, whose token is
 * its whole authority. Neither reads a cookie.
 */
const forMachines = /^\/(webhooks|stop)\//

/**
 * Refuses what changes something unless it comes from the house's own pages. Every browser sends Origin with such a
 * request, or at least Sec-Fetch-Site; with neither, it is not one of our forms.
 */
export function requireSameOrigin(origin: string): RequestHandler {
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next()
    if (forMachines.test(request.path) || comesFromHere(request, origin)) return next()
    response.status(403).type('text/plain').set('Cache-Control', 'no-store')
    response.send('Cette demande ne vient pas de nos pages. This request does not come from our pages.\n')
  }
}

function comesFromHere(request: Request, origin: string): boolean {
  const from = request.headers.origin
  if (from !== undefined) return from === origin
  return request.headers['sec-fetch-site'] === 'same-origin'
}
