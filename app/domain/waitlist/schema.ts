import { z } from 'zod'
import { guestNames, guestsAtMost } from '../reservations/schema'
import { headRules, lineOrders } from './types'

/** A party as a form asks for it: so many seats, the names that are known, the slots that would do. */
export const waitingParty = z
  .object({
    seats: z.coerce
      .number()
      .int()
      .min(1)
      .max(guestsAtMost + 1),
    guests: guestNames.default([]),
    wants: z.enum(['any', 'all']).default('any'),
    slotIds: z.array(z.uuid()).max(100).default([]),
  })
  .refine(({ seats, guests }) => guests.length < seats, { path: ['guests'], error: 'too_many' })
export type WaitingPartyForm = z.output<typeof waitingParty>

/** The two standing rules of an event's line. */
export const lineRules = z.object({ order: z.enum(lineOrders), head: z.enum(headRules) })
export type LineRules = z.output<typeof lineRules>
