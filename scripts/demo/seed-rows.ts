import { z } from 'zod'
import rows from '~db/seeds/demonstration.json'
import { bilingual } from './house'

const locale = z.enum(['fr', 'en'])

const civility = z.enum(['mme', 'm', 'dr'])

const shape = z.object({
  brands: z.array(z.object({ slug: z.string(), name: z.string(), kind: z.string(), accent: z.string() })),
  staff: z.array(
    z.object({
      persona: z.string().nullable(),
      address: z.string(),
      givenName: z.string(),
      familyName: z.string(),
      civility,
      locale,
      role: z.enum(['manager', 'brand_staff', 'door']),
      brand: z.string().optional(),
      event: z.string().optional(),
    }),
  ),
  people: z.array(
    z.object({
      persona: z.string().nullable(),
      address: z.string(),
      givenName: z.string().default(''),
      familyName: z.string().default(''),
      civility: civility.optional(),
      locale: locale.default('fr'),
    }),
  ),
  events: z.array(
    z.object({
      slug: z.string(),
      brand: z.string(),
      art: z.enum(['aurora', 'contours', 'lacquer']),
      title: bilingual,
      story: bilingual,
      hostName: z.string(),
      hostTitle: z.string(),
      venue: z.string(),
      city: z.string(),
      timeZone: z.string(),
      startsAt: z.string(),
      endsAt: z.string(),
      replyClosesAt: z.string(),
      capacity: z.number(),
      guestsAllowed: z.number(),
      visibility: z.enum(['invitation_only', 'teaser', 'members', 'applicants']).default('invitation_only'),
      minRank: z.number().nullable().default(null),
      bookingsOpenAt: z.string().nullable().default(null),
      deposit: z.object({ amount: z.number(), currency: z.string() }).nullable(),
      refundSteps: z.array(z.object({ until_days_before: z.number(), percent: z.number() })),
    }),
  ),
  waves: z.array(
    z.object({
      event: z.string(),
      sender: z.string(),
      to: z.array(z.string()),
      subject: bilingual,
      body: bilingual,
      senderName: z.string(),
      senderTitle: z.string(),
    }),
  ),
  accepted: z.array(z.object({ event: z.string(), by: z.string(), guests: z.array(z.string()) })),
})

export type SeedRows = z.output<typeof shape>

/** The rows of the demonstration club, checked. */
export const seedRows: SeedRows = shape.parse(rows)
