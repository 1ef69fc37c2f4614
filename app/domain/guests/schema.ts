import { z } from 'zod'

/** The form of an event's naming, as it is typed: the date and the hour are the wall clock of the venue. */
export const namingFields = z.object({
  when: z.enum(['at_booking', 'later']),
  on: z.string().trim().max(10).default(''),
  at: z.string().trim().max(5).default(''),
  rule: z.enum(['named', 'reviewed']),
})
export type NamingForm = z.output<typeof namingFields>

/** Words of the house that a member reads. */
export const verdictWords = z.string().trim().min(1).max(600)

/** Names that the house gives to seats of a party, and why it does. */
export const lateNames = z.object({
  names: z.array(z.string().trim().max(120)).max(9),
  because: z.string().trim().min(1).max(600),
})
