import { z } from 'zod'
import { nominationStates } from './types'

// Words for what is amiss come from the form layer, in the reader's language.

export const lineLength = { least: 20, most: 600 } as const

/** One line breaks as another: a browser sends CRLF, which would count twice. */
const words = z.string().transform(text => text.replace(/\r\n?/g, '\n').trim())

/** A name put forward, as its form sends it. */
export const nominationForm = z.object({
  flowSlug: z.string().min(1).max(100),
  civility: z.enum(['mme', 'm', 'dr']).nullable().default(null),
  givenName: z.string().trim().min(1).max(80),
  familyName: z.string().trim().min(1).max(80),
  address: z.email().max(254),
  locale: z.enum(['fr', 'en']),
  line: words.pipe(z.string().min(lineLength.least).max(lineLength.most)),
})

/** A draft as the browser keeps it between writing and sending. */
export const keptDraft = nominationForm.extend({ id: z.guid() })

/** How managers look for nominations; what cannot be read is left out, so that a worn link still opens the list. */
export const nominationSearch = z.object({
  q: z.string().trim().max(100).catch(''),
  state: z.enum(['', ...nominationStates]).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type NominationSearch = z.output<typeof nominationSearch>
