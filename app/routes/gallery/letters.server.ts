import { letterTemplates } from '~emails/render-letter'

/** Every letter of the house, by its kind: there is no list to keep. */
export function listLetters(): string[] {
  return Object.keys(letterTemplates)
}
