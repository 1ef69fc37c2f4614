import { z } from 'zod'
import { doorSources } from '~/domain/qualification/types'

/** What the overview's forms may ask for. */
export const overviewForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('publish'), edit: z.coerce.number().int() }),
  z.object({ intent: z.literal('start') }),
  z.object({ intent: z.literal('open') }),
  z.object({ intent: z.literal('list') }),
  z.object({ intent: z.literal('unlist') }),
  z.object({ intent: z.literal('close') }),
  z.object({ intent: z.literal('close_door'), doorId: z.uuid() }),
  z.object({
    intent: z.literal('create_door'),
    key: z.uuid(),
    label: z.string().max(120).default(''),
    source: z.enum(doorSources),
    code: z.string().max(60).default(''),
    usesMax: z.string().max(12).default(''),
    closesOn: z.union([z.iso.date(), z.literal('')]).default(''),
  }),
])
export type OverviewForm = z.infer<typeof overviewForm>
export type NewDoorForm = Extract<OverviewForm, { intent: 'create_door' }>
