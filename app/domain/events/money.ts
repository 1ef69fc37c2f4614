import { fractionDigits } from '~/shared/format'

/**
 * Minor units of what a person typed in major units: '500', '1 500,50', '500.5'. Null for what is no such sum: more
 * decimals than the currency has, a sign, two separators. Groups of three may be parted by spaces or apostrophes.
 */
export function readMajorUnits(typed: string, currency: string): number | null {
  const match = /^(\d{1,3}(?:[\s'’]?\d{3})*|\d+)(?:[.,](\d+))?$/.exec(typed.trim())
  if (!match) return null
  const [, whole = '', fraction = ''] = match
  const decimals = fractionDigits(currency)
  if (fraction.length > decimals) return null
  const minor = Number(whole.replace(/\D/g, '') + fraction.padEnd(decimals, '0'))
  return Number.isSafeInteger(minor) ? minor : null
}

/** What a form shows again for a sum in minor units: '500', '500.50'. */
export function writeMajorUnits(minor: number, currency: string): string {
  const decimals = fractionDigits(currency)
  const digits = String(minor).padStart(decimals + 1, '0')
  if (decimals === 0) return digits
  const whole = digits.slice(0, -decimals)
  const fraction = digits.slice(-decimals)
  return /^0+$/.test(fraction) ? whole : `${whole}.${fraction}`
}
