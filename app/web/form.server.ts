import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod, type Submission } from '@conform-to/zod/v4'
import { data } from '@remix-run/node'
import type { $ZodType, output } from 'zod/v4/core'
import type { Locale } from '~/shared/copy'
import { readPreferences } from '~/shared/preferences'
import { formWords } from './form-words'

export type FormErrors = { formErrors?: string[]; fieldErrors?: Record<string, string[]> }

/** `ok`: the answers in their types. Otherwise `reply` is what the page gives to its form as the last result. */
export type ParsedForm<Value> =
  | { ok: true; value: Value; submission: Submission<unknown> }
  | { ok: false; submission: Submission<unknown>; reply: SubmissionResult }

/**
 * Reads a form against its schema. Words for what cannot be read are in the reader's language: `locale`, else the one
 * that the browser chose or asks for; a schema that words an error itself is obeyed. Give the form itself when the body
 * was already read.
 */
export async function parseForm<Schema extends $ZodType>(
  source: Request | FormData,
  schema: Schema,
  locale: Locale = source instanceof Request ? readPreferences(source.headers).locale : 'fr',
): Promise<ParsedForm<output<Schema>>> {
  const form = source instanceof Request ? await source.formData() : source
  const submission = parseWithZod(form, { schema, error: formWords(locale) })
  if (submission.status === 'success') return { ok: true, value: submission.value, submission }
  return { ok: false, submission, reply: submission.reply() }
}

/** The same page again with what is amiss; 422 unless told otherwise. What was typed stays in its fields. */
export function answerForm(submission: Submission<unknown>, errors: FormErrors = {}, status = 422) {
  return data({ result: submission.reply(errors) }, { status })
}

/** What is not there and what one may not know of are one answer. */
export function notFound(): never {
  throw new Response(null, { status: 404 })
}

/** For a POST that no page of the house would send: there is nobody to explain anything to. */
export function malformed(): never {
  throw new Response(null, { status: 400 })
}
