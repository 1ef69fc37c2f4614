import { z } from 'zod'
import { likings, seasons } from './types'

// Words for what is amiss come from the form layer, in the reader's language.

export const wordsMost = 1200
export const placeMost = 80

/** One line breaks as another: a browser sends CRLF, which would count twice. */
const words = z
  .string()
  .transform(text => text.replace(/\r\n?/g, '\n').trim())
  .pipe(z.string().max(wordsMost))
  .default('')
const place = z
  .string()
  .transform(text => text.replace(/\s+/g, ' ').trim())
  .pipe(z.string().max(placeMost))
  .default('')

/** What one would like next, as a form sends it; every part may be left open. */
export const wishFields = {
  modelId: z.guid().nullable().default(null),
  place,
  season: z.enum(seasons).nullable().default(null),
  wish: words,
}

export const wishForm = z.object(wishFields)

export const feedbackForm = z.object({
  liked: z
    .enum(likings.map(String) as [string, ...string[]])
    .transform(Number)
    .pipe(z.literal(likings)),
  words,
  signed: z.literal('on').optional(),
  ...wishFields,
})

const short = z.string().trim().max(120).default('')
const choice = z.object({ fr: short, en: short })
/** As many choices as the form shows; those left empty in both languages are no choice. */
export const choicesShown = 6

export const pollForm = z.object({
  id: z.guid(),
  brandId: z.guid().nullable().default(null),
  questionFr: z.string().trim().min(1).max(200),
  questionEn: z.string().trim().min(1).max(200),
  choices: z.array(choice).max(choicesShown).default([]),
  minRank: z.coerce.number().int().min(1).max(99).nullable().default(null),
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
})
