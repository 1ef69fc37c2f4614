import type { Answers, ChoiceQuestion } from '../qualification/types'

/** How many questions of a quiz have the answer that gives the most points. One without an answer is not right. */
export function summariseQuiz(
  questions: readonly ChoiceQuestion[],
  answers: Answers,
): { right: number; asked: number } {
  const right = questions.filter(({ id, options }) => {
    const most = Math.max(...options.map(({ points }) => points))
    return options.some(option => option.id === answers[id] && option.points === most)
  })
  return { right: right.length, asked: questions.length }
}
