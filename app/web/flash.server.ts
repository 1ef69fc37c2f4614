import { redirect } from '@remix-run/node'
import { clearCookie, readCookie, seal, unseal, writeCookie } from './cookies.server'

/** A notice shown once, on the page that follows. `text` is already in the reader's language. */
export type Flash = { tone: 'info' | 'good' | 'warn'; text: string }

const name = 'notice'

/** Leads to a path of this site, which then shows the notice once. `headers` are added to the answer. */
export function redirectWith(path: string, flash: Flash, headers?: HeadersInit): Response {
  const all = new Headers(headers)
  all.append('Set-Cookie', writeCookie(name, seal(name, JSON.stringify(flash)), { maxAgeSeconds: 60 }))
  return redirect(path, { headers: all })
}

/** The notice that a former answer left, and the headers with which this answer makes the browser forget it. */
export function readFlash(request: Request): { flash: Flash | null; headers: Headers } {
  const headers = new Headers()
  const cookie = readCookie(request, name)
  if (cookie !== null) headers.append('Set-Cookie', clearCookie(name))
  return { flash: parseFlash(unseal(name, cookie)), headers }
}

function parseFlash(text: string | null): Flash | null {
  if (text === null) return null
  const flash: unknown = JSON.parse(text)
  if (typeof flash !== 'object' || flash === null || !('tone' in flash) || !('text' in flash)) return null
  const { tone, text: words } = flash
  if (tone !== 'info' && tone !== 'good' && tone !== 'warn') return null
  return typeof words === 'string' ? { tone, text: words } : null
}
