import { z } from 'zod'
import { questionsOf } from '~/domain/qualification/passage'
import { readAnswer } from '~/domain/qualification/read-answer'
import { readAnswers } from '~/domain/qualification/read-answers'
import { type AnswerValue, type FlowDefinition, waysIn } from '~/domain/qualification/types'
import { sampleOf, type TrialSample } from './tell-trial'

/** What the walk through a draft hands over: how the applicant came, and the answers. */
const walked = z.object({ way: z.enum(waysIn).nullable(), answers: z.record(z.string(), z.unknown()) })

/**
 * The application that whoever tries the rules has made up, in the form of this page or on a walk through the draft.
 * `unread` are the questions whose answer cannot be read; they count as left empty.
 */
export function readOwnSample(
  definition: FlowDefinition,
  form: FormData,
  label: string,
): { sample: TrialSample; unread: string[] } {
  const handed = readHanded(form.get('walk'))
  if (handed) {
    const answers = readAnswers(definition, handed.answers)
    return { sample: sampleOf('own', label, answers, handed.way), unread: [] }
  }
  const answers: Record<string, AnswerValue> = {}
  const unread: string[] = []
  for (const question of definition.steps.flatMap(questionsOf)) {
    if (question.kind === 'file') continue
    const read = readAnswer(question, form)
    if (!read.ok) unread.push(question.id)
    else if (read.value !== null) answers[question.id] = read.value
  }
  const way = waysIn.find(one => one === form.get('way')) ?? null
  return { sample: sampleOf('own', label, answers, way), unread }
}

function readHanded(written: FormDataEntryValue | null): z.infer<typeof walked> | null {
  if (typeof written !== 'string') return null
  try {
    const read = walked.safeParse(JSON.parse(written))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
