import { z } from 'zod'
import type { Bilingual } from '~/shared/copy'

/** What the page of an event tells besides its facts: season, what to wear, what is included. */
export type ToldContent = { season: Bilingual; dressCode: Bilingual; included: Bilingual }

/** All that staff write for an event's page; the way there and the contact are for the confirmed alone. */
export type EventContent = ToldContent & {
  address: string
  mapUrl: string
  travel: Bilingual
  contactName: string
  contactPhone: string
}

const line = (most: number) => z.string().trim().max(most).optional().default('')

/** The form, as it is typed. Both languages or none: half a promise is read by half the members. */
export const contentFields = z
  .object({
    seasonFr: line(60),
    seasonEn: line(60),
    dressCodeFr: line(200),
    dressCodeEn: line(200),
    includedFr: line(1000),
    includedEn: line(1000),
    address: line(300),
    mapUrl: z
      .string()
      .trim()
      .max(500)
      .regex(/^https:\/\/[^\s]+$/)
      .optional()
      .or(z.literal(''))
      .default(''),
    travelFr: line(3000),
    travelEn: line(3000),
    contactName: line(120),
    contactPhone: z
      .string()
      .trim()
      .regex(/^\+?[0-9 ().-]{4,40}$/)
      .optional()
      .or(z.literal(''))
      .default(''),
  })
  .superRefine((form, context) => {
    for (const name of ['season', 'dressCode', 'included', 'travel'] as const) {
      const [fr, en] = [form[`${name}Fr`], form[`${name}En`]]
      if ((fr === '') === (en === '')) continue
      const path = [fr === '' ? `${name}Fr` : `${name}En`]
      context.addIssue({ code: 'custom', message: 'both_languages', path, input: form })
    }
  })
export type ContentForm = z.output<typeof contentFields>

/** The form as content. */
export function contentOf(form: ContentForm): EventContent {
  return {
    season: { fr: form.seasonFr, en: form.seasonEn },
    dressCode: { fr: form.dressCodeFr, en: form.dressCodeEn },
    included: { fr: form.includedFr, en: form.includedEn },
    address: form.address,
    mapUrl: form.mapUrl,
    travel: { fr: form.travelFr, en: form.travelEn },
    contactName: form.contactName,
    contactPhone: form.contactPhone,
  }
}

/** The content as the form shows it again. */
export function formOfContent(content: EventContent): ContentForm {
  return {
    seasonFr: content.season.fr,
    seasonEn: content.season.en,
    dressCodeFr: content.dressCode.fr,
    dressCodeEn: content.dressCode.en,
    includedFr: content.included.fr,
    includedEn: content.included.en,
    address: content.address,
    mapUrl: content.mapUrl,
    travelFr: content.travel.fr,
    travelEn: content.travel.en,
    contactName: content.contactName,
    contactPhone: content.contactPhone,
  }
}
