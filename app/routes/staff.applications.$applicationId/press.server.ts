import { data } from '@remix-run/node'
import type { SignedIn } from '~/domain/kernel/actor'
import type { Locale } from '~/shared/copy'

/** What one press of the desk is given. */
export type Press = {
  actor: SignedIn
  locale: Locale
  applicationId: string
  form: FormData
  /** The same page, with the queue as it is beside it. */
  here: string
}

/** Stays on the page and says what stands in the way, beside the form it concerns. */
export function stay(press: Press, refusal: string, errors: Record<string, string[]> = {}) {
  const values: Record<string, string> = {}
  for (const [name, value] of press.form) if (typeof value === 'string') values[name] = value
  return data({ intent: String(press.form.get('intent')), refusal, errors, values }, { status: 422 })
}
