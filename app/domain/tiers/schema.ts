import { z } from 'zod'

const months = z.number().int().min(1).max(120)
const within = (most: number) =>
  z.strictObject({ least: z.number().int().min(1).max(most), withinMonths: months })

/**
 * What is asked to rise into a tier, or to stay in it. All that is given must hold; `byHand` takes the matter out of
 * the rules' hands: nobody rises, or falls, but by a person's decision.
 */
export const tierRule = z.strictObject({
  points: within(1_000_000).optional(),
  attendances: within(999).optional(),
  tenureMonths: z.number().int().min(1).max(600).optional(),
  nominationsAdmitted: within(999).optional(),
  byHand: z.literal(true).optional(),
})

export type TierRule = z.infer<typeof tierRule>

const words = z.string().trim().max(2000).default('')
const name = z.string().trim().min(1).max(60)
const count = (most: number) => z.number().int().min(0).max(most)

/** Everything of a tier that those who run the club may write; its rank is a place in the ladder and has its own act. */
export const tierDraft = z.object({
  name: z.object({ fr: name, en: name }),
  words: z.object({ fr: words, en: words }),
  earlyAccessHours: count(720),
  guestsPerEvent: count(9),
  nominationsPerYear: count(99),
  conciergePerYear: count(99),
  riseRule: tierRule,
  stayRule: tierRule,
  graceDays: count(730),
})

export type TierDraft = z.infer<typeof tierDraft>

/** A tier's part of an address. `evaluations` is a page of its own beside the tiers. */
export const tierSlug = z
  .string()
  .trim()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .refine(slug => slug !== 'evaluations')

/** What the page of the ladder does: adds a tier, or moves one ('<id> up') within the order that it showed. */
export const ladderAct = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), slug: tierSlug, nameFr: name, nameEn: name }),
  z.object({
    intent: z.literal('move'),
    order: z.string().max(5000),
    move: z
      .string()
      .regex(/^[0-9a-f-]{36} (up|down)$/)
      .transform(text => {
        const [tierId = '', to] = text.split(' ')
        return [tierId, to === 'up' ? 'up' : 'down'] as const
      }),
  }),
])
