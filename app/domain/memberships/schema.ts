import { z } from 'zod'

/** What a list of members is narrowed by; what cannot be read narrows nothing. */
export const memberSearch = z.object({
  q: z.string().trim().max(200).catch('').default(''),
  tier: z.string().max(60).catch('').default(''),
  state: z.enum(['', 'active', 'trial', 'honorary', 'descent', 'paused', 'suspended']).catch('').default(''),
  page: z.coerce.number().int().min(1).catch(1).default(1),
})
export type MemberSearch = z.infer<typeof memberSearch>

const day = z.iso.date()
const optionalDay = z
  .union([z.literal('').transform(() => null), day])
  .nullish()
  .transform(value => value ?? null)
const words = z.string().trim().min(1).max(2000)
const maybeWords = z.string().trim().max(2000).default('')
const version = z.coerce.number().int().min(1)
const kind = z.enum(['full', 'trial', 'honorary'])

/** Each act of the staff on one person's page, by its `intent`. */
export const staffAct = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('admit'), tierId: z.uuid(), kind, trialUntil: optionalDay, words }),
  z.object({ intent: z.literal('move'), version, tierId: z.uuid(), words }),
  z.object({ intent: z.literal('kind'), version, kind, trialUntil: optionalDay, words }),
  z.object({ intent: z.literal('pause'), until: optionalDay, words: maybeWords }),
  z.object({ intent: z.literal('resume') }),
  z.object({ intent: z.literal('suspend'), version, words }),
  z.object({ intent: z.literal('reinstate'), version, words: maybeWords }),
  z.object({ intent: z.literal('end'), version, words }),
  z.object({
    intent: z.literal('points'),
    amount: z.coerce.number().int().min(-100_000).max(100_000),
    words,
    correctionId: z.uuid(),
  }),
  z.object({ intent: z.literal('give_back'), useId: z.uuid() }),
  z.object({ intent: z.literal('finish'), useId: z.uuid() }),
])

/** Each thing that a member does on their own page. */
export const memberAct = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('pause'), until: optionalDay }),
  z.object({ intent: z.literal('resume') }),
  z.object({ intent: z.literal('leave'), sure: z.literal('on') }),
  z.object({ intent: z.literal('concierge'), requestId: z.uuid(), words }),
  z.object({ intent: z.literal('buy'), benefit: z.enum(['nomination', 'concierge']), purchaseId: z.uuid() }),
])
