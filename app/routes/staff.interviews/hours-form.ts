import { z } from 'zod'

/** The form that publishes hours. What it says of them is judged by the domain; here they only have their shape. */
export const hoursForm = z.object({
  flowId: z.uuid(),
  date: z.string().max(10),
  from: z.string().max(8),
  to: z.string().max(8),
  minutes: z.coerce.number().int().min(5).max(480),
  timeZone: z.string().max(60),
  place: z.string().max(200).default(''),
})
export type HoursForm = z.output<typeof hoursForm>
