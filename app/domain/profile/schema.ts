import { z } from 'zod'

/** The forms under each fact on a person's own page. */
export const factSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('correct'), factId: z.guid(), value: z.string().trim().min(1).max(2000) }),
  z.object({ intent: z.literal('remove'), factId: z.guid() }),
])

/** How staff look for people; what cannot be read is left out, so that a worn link still opens the list. */
export const peopleSearchSchema = z.object({
  q: z.string().trim().max(100).catch(''),
  standing: z.enum(['', 'prospect', 'applicant', 'member']).catch(''),
  reach: z.enum(['', 'email', 'sms', 'telephone', 'post', 'none']).catch(''),
  sort: z.enum(['name', 'since']).catch('name'),
  order: z.enum(['ascending', 'descending']).catch('ascending'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type PeopleSearch = z.output<typeof peopleSearchSchema>
