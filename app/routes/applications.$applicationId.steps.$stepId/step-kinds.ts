import type { PassageStep, Step } from '~/domain/qualification/types'

/** True for the steps that ask for more than written answers, and for those among whose questions are files. */
export function isSpecial({ step, questions }: Pick<PassageStep, 'step' | 'questions'>): boolean {
  return asksMore(step) || questions.some(({ kind }) => kind === 'file')
}

export function asksMore({ kind }: Pick<Step, 'kind'>): boolean {
  return kind === 'proof' || kind === 'vouching' || kind === 'interview' || kind === 'fee'
}
