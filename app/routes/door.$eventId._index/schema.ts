import { z } from 'zod'

const q = z.string().max(80).default('')

const walkIn = z.object({
  intent: z.literal('walk_in'),
  givenName: z.string().trim().min(1).max(80),
  familyName: z.string().trim().min(1).max(80),
  address: z.string().trim().max(254),
  seats: z.coerce.number().int().min(1).max(10),
  slotId: z.union([z.uuid(), z.literal('')]).default(''),
  because: z.string().max(300).default(''),
  q,
})
export type WalkInPress = z.output<typeof walkIn>

/** What a form of the door sends without a script. */
export const doorPress = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('in'),
    reservationId: z.uuid(),
    position: z.coerce.number().int().min(0).max(9),
    stampId: z.uuid(),
    q,
  }),
  z.object({ intent: z.literal('undo'), stampId: z.uuid(), q }),
  walkIn,
])
