import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import type { Environment } from '~/infra/env.server'

const hostedCheckout = 'https://checkout.stripe.com'
const permissions = ['geolocation=()', 'microphone=()', 'payment=()', 'usb=()', 'browsing-topics=()']

/**
 * The page that receives people reads the codes of their passes: it alone may use the camera, and run the reader, which
 * is WebAssembly of the house's own. Nothing else is loosened there: no script is evaluated from text.
 */
const readsPasses = /^\/door\/[^/]+$/

/**
 * The headers that every answer carries. Scripts and style elements run only with the nonce drawn for this answer,
 * left in `response.locals.nonce` for the page. A form may lead to this house and to the hosted checkout, for the
 * policy also binds the redirect that follows a POST.
 */
export function securityHeaders(
  env: Pick<Environment, 'NODE_ENV' | 'APP_ORIGIN' | 'STRIPE_API_BASE'>,
): RequestHandler {
  const checkoutOrigin = env.STRIPE_API_BASE ? new URL(env.STRIPE_API_BASE).origin : hostedCheckout
  const overTls = env.NODE_ENV === 'production' && env.APP_ORIGIN.startsWith('https:')
  return (request, response, next) => {
    const scans = readsPasses.test(request.path)
    const nonce = randomBytes(16).toString('base64')
    response.locals.nonce = nonce
    // In development Remix writes the styles it has not sent yet into the page, and gives them no nonce.
    const styles = env.NODE_ENV === 'development' ? `'unsafe-inline'` : `'nonce-${nonce}'`
    response.set({
      'Content-Security-Policy': contentPolicy({ nonce, checkoutOrigin, styles, scans }),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'same-origin',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Permissions-Policy': [`camera=(${scans ? 'self' : ''})`, ...permissions].join(', '),
      'X-Frame-Options': 'DENY',
    })
    if (overTls) response.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
    next()
  }
}

type PolicyParts = { nonce: string; checkoutOrigin: string; styles: string; scans: boolean }

function contentPolicy({ nonce, checkoutOrigin, styles, scans }: PolicyParts): string {
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}'${scans ? ` 'wasm-unsafe-eval'` : ''}`,
    `style-src 'self' ${styles}`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `form-action 'self' ${checkoutOrigin}`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
    `object-src 'none'`,
  ].join('; ')
}
