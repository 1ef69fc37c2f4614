import { z } from 'zod'

const reservationId = z.uuid()

/** What staff say of a seat, after the event. */
export const seatWord = z.discriminatedUnion('word', [
  z.object({ word: z.literal('came'), reservationId }),
  z.object({ word: z.literal('missed'), reservationId }),
  z.object({ word: z.literal('stands'), reservationId }),
  z.object({ word: z.literal('excused'), reservationId, excuse: z.string().max(300).default('') }),
])
