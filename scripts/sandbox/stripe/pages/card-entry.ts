import { findTestCard, isCardNumber } from '../cards'
import type { CardEntry } from '../objects/payment'
import type { EntryProblem } from './copy'

export type EntryField = 'number' | 'expiry' | 'cvc' | 'name' | 'email'
export type EntryProblems = Partial<Record<EntryField, EntryProblem>>

/**
 * Reads the card form. A number that is no test number goes no further than this function: it is neither kept nor shown
 * again.
 */
export function readCardEntry(
  form: URLSearchParams,
  knownEmail: string | null,
  now: Date,
): { entry: CardEntry } | { problems: EntryProblems } {
  const digits = (form.get('number') ?? '').replace(/[\s-]/g, '')
  const card = findTestCard(digits)
  const expiry = readExpiry(form.get('expiry') ?? '')
  const cvc = (form.get('cvc') ?? '').trim()
  const name = (form.get('name') ?? '').trim()
  const email = knownEmail ?? (form.get('email') ?? '').trim()

  const problems: EntryProblems = {}
  if (digits === '') problems.number = 'number_missing'
  else if (!isCardNumber(digits)) problems.number = 'number_wrong'
  else if (!card) problems.number = 'number_real'
  if (!expiry) problems.expiry = 'expiry_wrong'
  else if (isPast(expiry, now)) problems.expiry = 'expiry_past'
  const length = card?.brand === 'amex' ? 4 : 3
  if (!/^\d+$/.test(cvc) || cvc.length !== length) problems.cvc = 'cvc_wrong'
  if (name === '') problems.name = 'name_missing'
  if (!/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email)) problems.email = 'email_wrong'

  if (!card || !expiry || Object.keys(problems).length > 0) return { problems }
  return { entry: { card, expMonth: expiry.month, expYear: expiry.year, name: name.slice(0, 200), email } }
}

function readExpiry(text: string): { month: number; year: number } | null {
  const match = /^\s*(\d{1,2})\s*[/.-]?\s*(?:20)?(\d{2})\s*$/.exec(text)
  const month = Number(match?.[1])
  return match && month >= 1 && month <= 12 ? { month, year: 2000 + Number(match[2]) } : null
}

function isPast({ month, year }: { month: number; year: number }, now: Date): boolean {
  return year * 12 + month < now.getUTCFullYear() * 12 + now.getUTCMonth() + 1
}
