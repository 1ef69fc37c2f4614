import { replyByOf } from '~/domain/applications/dates'
import { readInterviewOf } from '~/domain/applications/interview-queries.server'
import { markOf } from '~/domain/applications/mark.server'
import { mayOpenStep, quizStanding } from '~/domain/applications/policy'
import type { ApplicationMessage } from '~/domain/applications/types'
import { veilQuestion } from '~/domain/applications/veil'
import { readClub } from '~/domain/brands/read-club.server'
import { tellAnswer } from '~/domain/qualification/tell-answer'
import type { AnswerValue, PassageStep, Question, Step } from '~/domain/qualification/types'
import { type Locale, translate } from '~/shared/copy'
import { capitalize, dayInZone, formatDay, formatDuration, formatMoment } from '~/shared/format'
import { paths } from '~/shared/paths'
import type { Applicant } from '~/web/applicant.server'
import { getCtx } from '~/web/ctx.server'
import { copy } from './copy'

/** The steps as a line: where one is, what is done, and what can be opened. */
export function tellLine({ mine, locale }: Applicant, currentId: string) {
  const { id, state } = mine.application
  return mine.passage.steps.map(({ step, isDone }) => {
    const isOpen = mayOpenStep(state, mine.passage, step.id, mine.requested).ok
    return {
      id: step.id,
      title: step.title[locale],
      isDone: isDone && isOpen && step.kind !== 'review',
      isHere: step.id === currentId,
      href: isOpen && step.id !== currentId ? paths.applicationStep(id, step.id) : null,
    }
  })
}

export type AskedQuestion = { question: Question; value: AnswerValue | null; mark: string }

/** The questions that are shown now, each with what is kept and the mark of it. */
export function tellQuestions({ mine }: Applicant, { questions }: PassageStep): AskedQuestion[] {
  return questions.map(question => {
    const value = mine.answers[question.id] ?? null
    return { question: veilQuestion(question), value, mark: markOf(value) }
  })
}

/** How a timed quiz stands by the database's clock; null for any other step. */
export function tellQuiz({ mine, locale }: Applicant, step: Step) {
  if (step.kind !== 'quiz' || step.seconds === null) return null
  const run = mine.quizRuns.find(({ stepId }) => stepId === step.id)
  const t = translate(copy, locale)
  return {
    standing: quizStanding(step, run, mine.now),
    endsAt: run?.endsAt?.toISOString() ?? null,
    now: mine.now.toISOString(),
    text: t('quizText', {
      minutes: formatDuration(step.seconds / 60, locale),
      questions: t('quizQuestions', { count: step.questions.length }),
    }),
  }
}

/** All that was said, as it would be sent: step by step, each with a way back to it. */
export async function tellReview({ mine, locale }: Applicant) {
  const { id, state } = mine.application
  const { homeTimeZone } = await readClub(getCtx().db)
  const hours = await readInterviewOf(getCtx().db, id)
  const parts = mine.passage.steps.flatMap(at => {
    const { step, isDone } = at
    if (step.kind === 'review' || step.kind === 'statement') return []
    const run = mine.quizRuns.find(({ stepId }) => stepId === step.id)
    const isClosed = quizStanding(step, run, mine.now) === 'over'
    const isOpen = mayOpenStep(state, mine.passage, step.id, mine.requested).ok && !isClosed
    return [
      {
        id: step.id,
        kind: step.kind,
        title: step.title[locale],
        isDone,
        href: isOpen ? paths.applicationStep(id, step.id) : null,
        note: isDone ? tellNote(at, mine.messages, hours, locale) : null,
        rows: tellRows(at, mine.answers, locale),
      },
    ]
  })
  const replyBy = replyByOf(mine.definition, mine.now, homeTimeZone)
  return { parts, isWhole: mine.passage.isWhole, day: formatDay(dayInZone(replyBy, homeTimeZone), locale) }
}

type PickedHour = { stepId: string; startsAt: Date; timeZone: string }

/** What became of a step that leaves no answer to read again. */
function tellNote(
  { step }: PassageStep,
  messages: readonly ApplicationMessage[],
  hours: readonly PickedHour[],
  locale: Locale,
): string | null {
  const t = translate(copy, locale)
  switch (step.kind) {
    case 'quiz':
      return step.seconds === null ? null : t('noteQuiz')
    case 'vouching':
      return t('noteVouching', { count: step.vouchers })
    case 'interview': {
      const hour = hours.find(({ stepId }) => stepId === step.id)
      return hour ? capitalize(formatMoment(hour.startsAt, hour.timeZone, locale)) : null
    }
    case 'fee':
      return t('noteFee')
    case 'your_questions': {
      const asked = messages.filter(({ kind }) => kind === 'question').map(({ words }) => words)
      return asked.length === 0 ? t('noteNoQuestion') : asked.join('\n')
    }
    default:
      return null
  }
}

function tellRows(
  { step, questions }: PassageStep,
  answers: Readonly<Record<string, AnswerValue>>,
  locale: Locale,
): { label: string; text: string }[] {
  // A quiz is not read again answer by answer: it is one thing, done.
  if (step.kind === 'quiz' && step.seconds !== null) return []
  return questions.map(question => ({
    label: question.label[locale],
    text: tellAnswer(question, answers[question.id], locale),
  }))
}

/** What the applicant asked, each with the club's answer once there is one. */
export function tellMessages(messages: readonly ApplicationMessage[]) {
  return messages
    .filter(({ kind }) => kind === 'question')
    .map(({ id, words }) => ({
      id,
      words,
      answer: messages.find(({ kind, answersId }) => kind === 'answer' && answersId === id)?.words ?? null,
    }))
}
