import { z } from 'zod'

// Words for what is amiss come from the form layer, in the reader's language.

/** What a stranger gives at the door: a name to be greeted by, and where the letter goes. */
export const strangerForm = z.object({
  givenName: z.string().trim().min(1).max(80),
  familyName: z.string().trim().min(1).max(80),
  address: z.email().max(254),
})

/** The longest that one message of an applicant may be. */
export const mostMessageCharacters = 2000

export const applicationForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('ask'), words: z.string().trim().min(1).max(mostMessageCharacters) }),
  z.object({
    intent: z.literal('reply'),
    requestId: z.uuid(),
    words: z.string().trim().max(mostMessageCharacters).default(''),
  }),
  z.object({ intent: z.literal('withdraw') }),
])
