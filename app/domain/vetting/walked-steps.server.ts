import type { Bilingual } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import { type FileEntry, listFiles } from '../applications/file-queries.server'
import { type Hour, readInterviewOf } from '../applications/interview-queries.server'
import type { ApplicationFacts } from '../applications/store.server'
import { listVouches, type VouchForReaders } from '../applications/vouch-queries.server'
import { type Actor, runsTheClub } from '../kernel/actor'
import { readPassage } from '../qualification/passage'
import { scoreAnswers } from '../qualification/score'
import type { Advice, AnswerValue, Question, Step } from '../qualification/types'
import { summariseQuiz } from './summarise-quiz'

/** An answer as this reader may read it: one that is for those who run the club alone says only that it is there. */
export type ReadAnswer =
  | { question: Question; isReserved: false; value: AnswerValue | null; files: FileEntry[] }
  | { question: Question; isReserved: true }

export type ReadStep = {
  step: Step
  answers: ReadAnswer[]
  quiz: { right: number; asked: number } | null
  vouches: VouchForReaders[]
  interview: Hour | null
}

/** What speaks for and against, by the rules of the programme: advice, never a decision. */
export type ReadAdvice = {
  score: number | null
  minimum: number | null
  advice: Advice | null
  /** Knock-outs that hold, and fatal options chosen, in the words of the programme. */
  against: Bilingual[]
}

/** The passage that the applicant walked, step by step, as this reader may read it. */
export async function readSteps(
  db: DatabaseOrTx,
  actor: Actor,
  facts: ApplicationFacts,
): Promise<ReadStep[]> {
  const files = await listFiles(db, facts.application.id)
  const vouches = await listVouches(db, facts.application.id)
  const interviews = await readInterviewOf(db, facts.application.id)
  const readsAll = runsTheClub(actor)
  const passage = readPassage(facts.definition, facts.answers, { way: facts.way, facts: facts.facts })
  return passage.steps.map(({ step, questions }) => ({
    step,
    answers: questions.map(question => {
      if (question.readBy === 'managers' && !readsAll) return { question, isReserved: true }
      return {
        question,
        isReserved: false,
        value: facts.answers[question.id] ?? null,
        files: files.filter(({ questionId }) => questionId === question.id),
      }
    }),
    quiz:
      step.kind === 'quiz'
        ? summariseQuiz(
            questions.flatMap(question =>
              question.kind === 'choice' && (readsAll || question.readBy === 'committee') ? [question] : [],
            ),
            facts.answers,
          )
        : null,
    vouches: vouches.filter(({ stepId }) => stepId === step.id),
    interview: interviews.find(({ stepId }) => stepId === step.id) ?? null,
  }))
}

/** The score is the one written when the answers were sent; why it advises so is read from them again. */
export function adviseOn(
  actor: Actor,
  { application, definition, answers, way, facts }: ApplicationFacts,
): ReadAdvice {
  const readsAll = runsTheClub(actor)
  const { fatal, knockedOut } = scoreAnswers(definition, answers, { way, facts })
  const questions = definition.steps.flatMap(step => ('questions' in step ? step.questions : []))
  const fatalWords = fatal.flatMap(({ questionId, optionId }) => {
    const question: Question | undefined = questions.find(({ id }) => id === questionId)
    if (!question || !('options' in question) || (question.readBy === 'managers' && !readsAll)) return []
    return question.options.flatMap(({ id, label }) => (id === optionId ? [label] : []))
  })
  const knockOuts = definition.knockOuts.flatMap(({ id, words }) => (knockedOut.includes(id) ? [words] : []))
  return {
    score: application.score,
    minimum: definition.minimumScore,
    advice: application.advice,
    against: [...fatalWords, ...knockOuts],
  }
}
