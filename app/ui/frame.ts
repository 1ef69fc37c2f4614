import { DEFAULT_LOCALE, isLocale, type Locale } from '~/shared/copy'
import { isTheme, type Theme } from '~/shared/preferences'

/**
 * What a page may decide about the document around it. Any loader may return `frame` among its data; the innermost
 * route that names a field wins, so an invitation is set in its reader's language and its brand's metal.
 */
export type PageFrame = { locale?: Locale; theme?: Theme | null; accent?: string | null }
export type WholeFrame = { locale: Locale; theme: Theme | null; accent: string | null }

export function mergeFrames(loaded: readonly unknown[]): WholeFrame {
  const whole: WholeFrame = { locale: DEFAULT_LOCALE, theme: null, accent: null }
  for (const data of loaded) {
    const frame = readFrame(data)
    if (!frame) continue
    if ('locale' in frame && isLocale(frame.locale)) whole.locale = frame.locale
    if ('theme' in frame && isTheme(frame.theme)) whole.theme = frame.theme
    if ('accent' in frame && typeof frame.accent === 'string') whole.accent = frame.accent
  }
  return whole
}

function readFrame(data: unknown): object | null {
  if (typeof data !== 'object' || data === null || !('frame' in data)) return null
  return typeof data.frame === 'object' ? data.frame : null
}
