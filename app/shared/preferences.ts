import { chooseLocale, isLocale, type Locale } from './copy'

/** What a browser remembers for itself, signed in or not: the language and the light. */
export type Theme = 'paper' | 'night'
export type Preferences = { locale: Locale; theme: Theme | null }

const LOCALE_COOKIE = 'locale'
const THEME_COOKIE = 'theme'
const ONE_YEAR_S = 31_536_000

/** A language that was chosen comes before the one that the browser asks for; no chosen light follows the device. */
export function readPreferences(headers: { get(name: string): string | null }): Preferences {
  const cookies = parseCookies(headers.get('cookie'))
  const locale = cookies.get(LOCALE_COOKIE)
  const theme = cookies.get(THEME_COOKIE)
  return {
    locale: isLocale(locale) ? locale : chooseLocale(headers.get('accept-language')),
    theme: isTheme(theme) ? theme : null,
  }
}

/** True when the reader chose a language here, as opposed to the browser's own wish. */
export function hasChosenLocale(headers: { get(name: string): string | null }): boolean {
  return isLocale(parseCookies(headers.get('cookie')).get(LOCALE_COOKIE))
}

export function isTheme(value: unknown): value is Theme {
  return value === 'paper' || value === 'night'
}

/** A Set-Cookie value; `secure` is false only on plain http. */
export function writeLocaleCookie(locale: Locale, secure: boolean): string {
  return writeCookie(LOCALE_COOKIE, locale, ONE_YEAR_S, secure)
}

/** `null` forgets the choice: the page follows the device again. */
export function writeThemeCookie(theme: Theme | null, secure: boolean): string {
  return writeCookie(THEME_COOKIE, theme ?? '', theme ? ONE_YEAR_S : 0, secure)
}

function writeCookie(name: string, value: string, maxAge: number, secure: boolean): string {
  return `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

function parseCookies(header: string | null): Map<string, string> {
  const cookies = new Map<string, string>()
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0) cookies.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim())
  }
  return cookies
}
