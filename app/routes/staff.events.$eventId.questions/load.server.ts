import { randomUUID } from 'node:crypto'
import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { defaultQuestions } from '~/domain/answers/defaults'
import { type Asking, type EditedQuestion, readAsking } from '~/domain/answers/editor-queries.server'
import type { AskedQuestion } from '~/domain/answers/question-parts'
import { isListed } from '~/domain/answers/read-question-form'
import { choicesAtMost, questionKinds } from '~/domain/answers/types'
import type { Locale } from '~/shared/copy'
import { dayInZone } from '~/shared/format'
import { getCtx } from '~/web/ctx.server'
import { readFlash } from '~/web/flash.server'
import { notFound } from '~/web/form.server'
import { renderStory } from '~/web/render-story.server'
import { openStaffEvent } from '~/web/staff-event.server'
import { tellAsked } from '~/web/tell-asked'

export async function loadQuestions({ request, params }: LoaderFunctionArgs) {
  const { actor, locale, head, event } = await openStaffEvent({ request, params })
  const asking = (await readAsking(getCtx().db, actor, event.id)) ?? notFound()
  const { questions, conditions, waiver } = asking
  const live = questions.filter(({ isRetired }) => !isRetired)
  const { flash, headers } = readFlash(request)
  return data(
    {
      ...head,
      flash,
      id: event.id,
      questions: live.map(question => tellQuestion(question, locale)),
      retired: questions.filter(({ isRetired }) => isRetired).map(question => tellQuestion(question, locale)),
      open: readOpen(new URL(request.url).searchParams, live),
      minAge: conditions.minAge === null ? '' : String(conditions.minAge),
      minLicenceYears: conditions.minLicenceYears === null ? '' : String(conditions.minLicenceYears),
      waiverFr: waiver?.words.fr ?? '',
      waiverEn: waiver?.words.en ?? '',
      signatures: asking.signatures,
      preview: tellPreview(asking, live, locale),
    },
    { headers },
  )
}

function tellQuestion({ id, kind, label, isRequired, forGuests, answers }: EditedQuestion, locale: Locale) {
  return { id, kind, label: label[locale], isRequired, forGuests, answers }
}

/** The form that is open: that of a new question, in the house's words, or of one that is written anew. */
function readOpen(search: URLSearchParams, live: readonly EditedQuestion[]) {
  const kind = questionKinds.find(one => one === search.get('add'))
  if (kind) return tellForm({ ...defaultQuestions[kind], id: null, answers: 0 })
  const edited = live.find(({ id }) => id === search.get('edit'))
  return edited ? tellForm(edited) : null
}

type Formed = AskedQuestion & { id: string | null; answers: number }

function tellForm({ id, kind, label, purpose, choices, isRequired, forGuests, answers }: Formed) {
  const rows = Math.min(choicesAtMost, Math.max(4, choices.length + 2))
  return {
    questionId: id,
    key: randomUUID(),
    kind,
    labelFr: label.fr,
    labelEn: label.en,
    purposeFr: purpose.fr,
    purposeEn: purpose.en,
    isRequired,
    forGuests,
    isAnswered: answers > 0,
    choices: isListed(kind)
      ? Array.from({ length: rows }, (_, row) => ({
          id: choices[row]?.id ?? '',
          fr: choices[row]?.label.fr ?? '',
          en: choices[row]?.label.en ?? '',
        }))
      : null,
  }
}

function tellPreview({ event, waiver }: Asking, live: readonly EditedQuestion[], locale: Locale) {
  const today = dayInZone(new Date(), event.timeZone)
  const told = { today, brandName: event.brand.name, locale }
  return {
    questions: live.map(question => tellAsked(question, { field: `preview.${question.id}`, ...told })),
    waiver: waiver ? renderStory(waiver.words[locale]) : null,
  }
}
