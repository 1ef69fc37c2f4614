import { z } from 'zod'

/** The longest party that the schema of the database seats: one person and nine guests. */
export const guestsAtMost = 9

const name = z
  .string()
  .transform(text => text.normalize('NFC').replace(/\s+/g, ' ').trim())
  .pipe(z.string().max(120, { error: 'too_long' }))

/** The names of those who come along, as a form or a caller gives them. A blank line is nobody. */
export const guestNames = z
  .array(z.object({ fullName: name }))
  .transform(guests => guests.filter(guest => guest.fullName !== ''))
  .pipe(z.array(z.object({ fullName: z.string() })).max(guestsAtMost, { error: 'too_many' }))

/** The form that accepts an invitation. */
export const acceptance = z.object({ guests: guestNames.default([]) })
