import type { Locator, Page } from '@playwright/test'
import type { Locale } from '~/shared/copy'

/** The language that a browser asks for. */
export const browserLanguages: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' }

/** The control under a label, whose words may be followed by "if you wish". */
export function field(scope: Page | Locator, label: string): Locator {
  return scope.getByLabel(new RegExp(`^\\s*${patternOf(label)}(\\s·\\s.*)?$`))
}

export function button(scope: Page | Locator, name: string): Locator {
  return scope.getByRole('button', { name, exact: true })
}

export function link(scope: Page | Locator, name: string): Locator {
  return scope.getByRole('link', { name, exact: true })
}

/** The number that stands under a word, in a row of figures. */
export function figure(page: Page, label: string): Locator {
  const word = page.locator('dt').filter({ hasText: new RegExp(`^\\s*${patternOf(label)}`) })
  return page.locator('.figures > div').filter({ has: word }).locator('dd')
}

/** The row of a table that names someone. */
export function rowOf(page: Page, name: string): Locator {
  return page.getByRole('row').filter({ hasText: name })
}

function patternOf(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
}
