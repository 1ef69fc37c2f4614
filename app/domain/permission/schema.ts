import { z } from 'zod'
import { cadenceKeys } from './cadence'

/** The forms of the page on which a person sets their word; each sends its `intent`. */
export const wordSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('withdraw'), permissionId: z.guid() }),
  z.object({ intent: z.literal('grant'), brandId: z.guid() }),
  z.object({ intent: z.literal('cadence'), cadence: z.enum(cadenceKeys) }),
  z.object({
    intent: z.literal('quiet'),
    quietFrom: z.iso.time({ precision: -1 }),
    quietTo: z.iso.time({ precision: -1 }),
  }),
  z.object({ intent: z.literal('pause'), until: z.iso.date() }),
  z.object({ intent: z.literal('resume') }),
])
