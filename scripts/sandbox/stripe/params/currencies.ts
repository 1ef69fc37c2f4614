/**
 * Currencies that the stand-in knows, with the smallest amount that Stripe charges in each, in minor units.
 * Source: Stripe's table of minimum charge amounts (docs.stripe.com/currencies).
 */
const MINIMUMS: Record<string, number> = {
  aed: 200,
  aud: 50,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  inr: 50,
  jpy: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  thb: 1000,
  usd: 50,
}

const ZERO_DECIMAL = new Set(['jpy'])

/** The largest amount of one charge, in minor units. */
export const LARGEST_AMOUNT = 99_999_999

export function isCurrency(code: string): boolean {
  return Object.hasOwn(MINIMUMS, code)
}

export function currencyCodes(): string[] {
  return Object.keys(MINIMUMS)
}

/** Minor units; 50 for a currency that is not in the table. */
export function smallestAmount(currency: string): number {
  return MINIMUMS[currency] ?? 50
}

/** As Stripe's messages write it: `€0.50`, `CHF0.50`. */
export function plainAmount(amount: number, currency: string): string {
  return new Intl.NumberFormat('en', { style: 'currency', currency: currency.toUpperCase() })
    .format(majorUnits(amount, currency))
    .replaceAll(' ', '')
}

/** As a reader of this language writes it, to its last minor unit. */
export function localAmount(amount: number, currency: string, language: 'fr' | 'en'): string {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB'
  return new Intl.NumberFormat(locale, { style: 'currency', currency: currency.toUpperCase() }).format(
    majorUnits(amount, currency),
  )
}

function majorUnits(amount: number, currency: string): number {
  return ZERO_DECIMAL.has(currency) ? amount : amount / 100
}
