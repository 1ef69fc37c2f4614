import type { QuestionKind } from './types'

/** What a letter that was passed on must not tell a stranger: whoever holds one sees that it was answered, and no more. */
export function isGuarded(kind: QuestionKind): boolean {
  return kind === 'diet' || kind === 'licence' || kind === 'birth_date' || kind === 'text'
}
