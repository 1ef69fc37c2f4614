import type { LetterContent, LetterKind } from '~/domain/letters/types'
import type { Locale } from '~/shared/copy'
import { letterTemplates, renderLetter } from '~emails/render-letter'

const links = {
  main: 'https://example.org/i/sample',
  voice: 'https://example.org/i/sample/voice',
  stop: 'https://example.org/stop/sample',
  code: '482 913',
}

/** One letter as its reader receives it, made from its own preview props; null for a kind that does not exist. */
export async function renderPreview(name: string, locale: Locale) {
  if (!isKind(name)) return null
  const content = { kind: name, props: letterTemplates[name].PreviewProps } as LetterContent
  return renderLetter(content, { locale, club: 'Le Cercle Aurora', links })
}

function isKind(name: string): name is LetterKind {
  return Object.hasOwn(letterTemplates, name)
}
