import { z } from 'zod'
import { type MergeProblem, problemsOfTemplate } from './merge'

const line = z.string().trim().max(200).optional().default('')
const body = z.string().trim().max(20_000).optional().default('')

/** The fields of a wave's letter as they are typed; any may wait until later. */
export const waveFields = z.object({
  subjectFr: line,
  subjectEn: line,
  bodyFr: body,
  bodyEn: body,
  senderName: line,
  senderTitle: line,
})
export type WaveForm = z.output<typeof waveFields>

/** Reads the letter, and names in the reader's language (`say`) every merge field that does not exist, beside its text. */
export function waveFormSchema(say: (problem: MergeProblem) => string) {
  return waveFields.superRefine((form, context) => {
    for (const field of ['subjectFr', 'bodyFr', 'subjectEn', 'bodyEn'] as const) {
      for (const problem of problemsOfTemplate(form[field])) {
        context.addIssue({ code: 'custom', message: say(problem), path: [field], input: form[field] })
      }
    }
  })
}

export const declineWordsMax = 500
/** A word to the host with a no; it may stay unsaid. */
export const declineFields = z.object({ words: z.string().trim().max(declineWordsMax).optional() })
