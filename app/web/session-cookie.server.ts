import { clearCookie, readCookie, writeCookie } from './cookies.server'

const name = 'session'

/** The token of the session that this browser holds; whether it stands is for the database to say. */
export function readSessionToken(request: Request): string | null {
  const token = readCookie(request, name)
  return token !== null && /^[\w-]{43}$/.test(token) ? token : null
}

/** A Set-Cookie value that lives as long as the session does. */
export function writeSessionCookie(session: { token: string; lifeSeconds: number }): string {
  return writeCookie(name, session.token, { maxAgeSeconds: session.lifeSeconds })
}

export function clearSessionCookie(): string {
  return clearCookie(name)
}
