import { z } from 'zod'

/** The languages in which someone may sit beside a member, as ISO 639-1 names them. */
export const instructorLanguages = ['fr', 'en', 'de', 'it', 'es', 'fi', 'nl', 'pt', 'ja', 'zh'] as const
export type InstructorLanguage = (typeof instructorLanguages)[number]

const name = z.string().trim().min(1).max(80)
const words = z.string().trim().max(400).default('')

/** What the page of the fleet sends. */
export const fleetAct = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('add_model'),
    brandId: z.uuid(),
    name,
    wordsFr: words,
    wordsEn: words,
    seats: z.coerce.number().int().min(1).max(9),
  }),
  z.object({ intent: z.literal('add_unit'), modelId: z.uuid(), name }),
  z.object({
    intent: z.literal('save_instructor'),
    instructorId: z.uuid().optional(),
    brandId: z.uuid(),
    fullName: name,
    languages: z.array(z.enum(instructorLanguages)).min(1),
  }),
  z.object({ intent: z.literal('retire_instructor'), instructorId: z.uuid() }),
])
