import type { Locale } from '~/shared/copy'
import { formatNumber } from '~/shared/format'

/** "240 Ko", "1,8 Mo"; "240 KB", "1.8 MB". */
export function tellSize(bytes: number, locale: Locale): string {
  const unit = (large: boolean) => `${large ? 'M' : 'K'}${locale === 'fr' ? 'o' : 'B'}`
  const isLarge = bytes >= 1_000_000
  const figure = isLarge
    ? formatNumber(bytes / 1_000_000, locale, 1)
    : formatNumber(Math.max(1, Math.round(bytes / 1000)), locale)
  return `${figure}\u00a0${unit(isLarge)}`
}
