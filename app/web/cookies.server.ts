import { getCtx } from '~/composition.server'

type CookieOptions = { maxAgeSeconds: number }

/** On https a cookie bears the __Host- prefix, so that no other host of the same domain can set or shadow it. */
function nameOf(name: string): string {
  return isSecure() ? `__Host-${name}` : name
}

/** False only where the club is served on plain http, which is a developer's own machine. */
export function isSecure(): boolean {
  return getCtx().origin.startsWith('https:')
}

/** The value of one of the house's own cookies, or null. */
export function readCookie(request: Request, name: string): string | null {
  const wanted = nameOf(name)
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === wanted) return pair.slice(at + 1).trim() || null
  }
  return null
}

/** A Set-Cookie value for the whole site: never readable by scripts, sent from other sites only on a followed link. */
export function writeCookie(name: string, value: string, { maxAgeSeconds }: CookieOptions): string {
  const secure = isSecure() ? '; Secure' : ''
  return `${nameOf(name)}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`
}

/** A Set-Cookie value that makes the browser forget it. */
export function clearCookie(name: string): string {
  return writeCookie(name, '', { maxAgeSeconds: 0 })
}

/** A value that only this house can have written: the value, then its signature for this one purpose. */
export function seal(purpose: string, value: string): string {
  const body = Buffer.from(value, 'utf8').toString('base64url')
  return `${body}.${getCtx().secrets.token(`cookie:${purpose}`, body)}`
}

/** The value of a sealed cookie; null for one that was made or changed elsewhere. */
export function unseal(purpose: string, sealed: string | null): string | null {
  const [body = '', signature = ''] = (sealed ?? '').split('.')
  const { secrets } = getCtx()
  const expected = secrets.hash(secrets.token(`cookie:${purpose}`, body))
  if (body === '' || !expected.equals(secrets.hash(signature))) return null
  return Buffer.from(body, 'base64url').toString('utf8')
}
