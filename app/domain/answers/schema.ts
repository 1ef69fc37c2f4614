import { z } from 'zod'

const tidy = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()

/** The name with which someone signs: letters, as a person writes themself. */
export const signedName = z
  .string()
  .transform(tidy)
  .pipe(
    z
      .string()
      .min(2)
      .max(120)
      .regex(/\p{L}{2}/u),
  )

const line = (most: number) => z.string().transform(tidy).pipe(z.string().min(1).max(most))

/** A question as staff write it: both languages, what it is for, whom it is put to. */
export const questionFields = z.object({
  labelFr: line(160),
  labelEn: line(160),
  purposeFr: line(300),
  purposeEn: line(300),
  isRequired: z.literal('on').optional(),
  forGuests: z.literal('on').optional(),
})

const years = (least: number, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{0,2}$/)
    .optional()
    .default('')
    .transform(text => (text === '' ? null : Number(text)))
    .pipe(z.number().int().min(least).max(most).nullable())

/** The least age and the least years of licence, empty where none is asked. */
export const conditionFields = z.object({ minAge: years(1, 99), minLicenceYears: years(0, 60) })

const text = z.string().trim().max(20_000).optional().default('')

/** The waiver: both languages or none. */
export const waiverFields = z.object({ waiverFr: text, waiverEn: text }).superRefine((form, context) => {
  if ((form.waiverFr === '') === (form.waiverEn === '')) return
  const path = [form.waiverFr === '' ? 'waiverFr' : 'waiverEn']
  context.addIssue({ code: 'custom', message: 'both_languages', path, input: form })
})
