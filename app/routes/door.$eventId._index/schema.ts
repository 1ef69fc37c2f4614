import { z } from 'zod'

const q = z.string().max(80).default('')

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
])
