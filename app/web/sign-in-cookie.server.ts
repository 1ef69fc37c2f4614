import { randomBytes } from 'node:crypto'
import { clearCookie, readCookie, writeCookie } from './cookies.server'
import { safeReturnPath } from './return-path'

/** What a browser that asks for a sign-in letter remembers: a secret that shows it is the same one, and where to go. */
export type PendingSignIn = { secret: string; to: string | null }

const name = 'sign-in'
const lifeSeconds = 3600

export function newBrowserSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** A Set-Cookie value. It outlives the letter's fifteen minutes, so that a second letter needs no code either. */
export function writePendingSignIn({ secret, to }: PendingSignIn): string {
  return writeCookie(name, `${secret}.${Buffer.from(to ?? '').toString('base64url')}`, {
    maxAgeSeconds: lifeSeconds,
  })
}

export function readPendingSignIn(request: Request): PendingSignIn | null {
  const [secret = '', to = ''] = (readCookie(request, name) ?? '').split('.')
  if (!/^[\w-]{43}$/.test(secret)) return null
  const path = safeReturnPath(Buffer.from(to, 'base64url').toString('utf8'), '')
  return { secret, to: path === '' ? null : path }
}

export function clearPendingSignIn(): string {
  return clearCookie(name)
}
