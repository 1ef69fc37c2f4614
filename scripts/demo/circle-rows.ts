import { z } from 'zod'
import { flowDefinition } from '~/domain/qualification/schema'
import { tierDraft } from '~/domain/tiers/schema'
import { verdicts } from '~/domain/vetting/types'
import circle from '~db/seeds/circle.json'
import flows from '~db/seeds/flows.json'

const points = z.object({ amount: z.number(), reason: z.literal('gift'), words: z.string() })

const flow = z.object({
  slug: z.string(),
  brand: z.string().nullable(),
  purpose: z.enum(['join', 'rise']),
  risesTo: z.string().nullable(),
  definition: flowDefinition,
  doors: z.array(
    z.object({ code: z.string(), source: z.enum(['salon', 'dealer', 'campaign']), label: z.string() }),
  ),
})

const nomination = z.object({
  by: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  civility: z.enum(['mme', 'm', 'dr']),
  locale: z.enum(['fr', 'en']),
  line: z.string(),
})

const vote = z.object({
  by: z.string(),
  vote: z.enum(verdicts),
  tier: z.string(),
  marks: z.record(z.string(), z.number()),
  words: z.string(),
})

const application = z.object({
  by: z.string(),
  flow: z.string(),
  code: z.string().nullable(),
  nomination: nomination.nullable(),
  /** As the fields of the passage's forms. */
  answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  /** The step at which a passage under way was left; null: walked to its end. */
  until: z.string().nullable(),
  files: z.array(z.string()),
  vouch: z.object({ by: z.string(), line: z.string(), words: z.string() }).nullable(),
  asks: z.string().nullable(),
  submittedDaysAgo: z.number().nullable(),
  votes: z.array(vote),
  request: z.object({ by: z.string(), words: z.string(), step: z.string() }).nullable(),
  /** A welcome that is written and waits to be released with others. */
  decision: z.object({ by: z.string(), tier: z.string() }).nullable(),
})

const shape = z.object({
  tiers: z.array(tierDraft.extend({ slug: z.string(), rank: z.number() })),
  members: z.array(
    z.object({
      by: z.string(),
      tier: z.string(),
      since: z.string(),
      points: z.array(points),
      /** What they have asked of the concierge. */
      asks: z.string().optional(),
    }),
  ),
  hours: z.object({
    flow: z.string(),
    host: z.string(),
    daysAhead: z.array(z.number()),
    from: z.string(),
    to: z.string(),
    timeZone: z.string(),
    place: z.string(),
  }),
  applications: z.array(application),
})

export type CircleRows = z.output<typeof shape>
export type ApplicationRow = CircleRows['applications'][number]

/** The ladder, the members and the applications of the demonstration club, checked. */
export const circleRows: CircleRows = shape.parse(circle)
/** Its programmes of qualification, checked like any other. */
export const flowRows = z.array(flow).parse(flows)
export type FlowRow = (typeof flowRows)[number]
