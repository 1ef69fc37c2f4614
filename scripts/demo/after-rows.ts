import { z } from 'zod'
import { likings, seasons } from '~/domain/wishes/types'
import after from '~db/seeds/after.json'
import { bilingual, evening } from './house'

const wish = z.object({
  model: z.string().nullable(),
  place: z.string(),
  season: z.enum(seasons).nullable(),
  words: z.string(),
})

const shape = z.object({
  evening: evening.extend({ daysAgo: z.number(), from: z.string(), to: z.string() }),
  guests: z.array(
    z.object({
      by: z.string(),
      came: z.boolean(),
      feedback: z
        .object({
          liked: z.literal(likings),
          words: z.string(),
          signed: z.boolean(),
          wish: wish.nullable(),
        })
        .nullable(),
    }),
  ),
  wishes: z.array(wish.extend({ by: z.string(), heeded: z.string().nullable() })),
  polls: z.array(
    z.object({
      brand: z.string().nullable(),
      question: bilingual,
      choices: z.array(bilingual),
      minRank: z.number().nullable(),
      opensDaysAgo: z.number(),
      lastsDays: z.number(),
      votes: z.array(z.object({ by: z.string(), choice: z.number() })),
    }),
  ),
})

export type AfterRows = z.output<typeof shape>

/** An evening that is over, what was said of it, what members wish for and what they are asked, checked. */
export const afterRows: AfterRows = shape.parse(after)
