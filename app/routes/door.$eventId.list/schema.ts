import { z } from 'zod'

const device = z.string().max(60)
const agoMs = z.number().int().min(0)

export const stampSent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('in'),
    stampId: z.uuid(),
    reservationId: z.uuid(),
    position: z.number().int().min(0).max(9),
    agoMs,
    device,
    offline: z.boolean(),
  }),
  z.object({ kind: z.literal('undo'), stampId: z.uuid() }),
])
export type StampSent = z.output<typeof stampSent>

export const stampsSent = z.object({ stamps: z.array(stampSent).max(200) })
