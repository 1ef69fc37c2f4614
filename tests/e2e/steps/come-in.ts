import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test'
import { copy as doorCopy } from '~/routes/sign-in/copy'
import { copy as linkCopy } from '~/routes/sign-in_.$token/copy'
import { type Locale, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { clubDataDir, readClub } from '../../set-up/club'
import { awaitNewLetter, linksOf, readLetters } from './letters'
import { browserLanguages, button, field } from './words'

/** Those for whom the club that was just opened has a ready link. */
const personas = {
  member: 'claire.renard@mail.example.com',
  applicant: 'camille.roussel@example.org',
  'brand staff': 'elise.marchand@aurora.example',
  manager: 'paul.aubry@cercle-aurora.example',
  door: 'ines.carvalho@cercle-aurora.example',
} as const
export type Persona = keyof typeof personas

export const desk = { viewport: { width: 1280, height: 900 } } satisfies BrowserContextOptions
export const phone = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
} satisfies BrowserContextOptions

/** A browser of its own, that nobody has used yet. */
export async function freshPage(
  browser: Browser,
  locale: Locale,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: readClub().origin,
    locale: browserLanguages[locale],
    timezoneId: 'Europe/Paris',
    ...options,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  return page
}

/**
 * A browser in which a persona has come in: as they were left by an earlier test, else by their ready link, else by a
 * letter. Each comes in once for all tests, for no address is written more than five sign-in letters an hour.
 */
export async function comeInAs(
  browser: Browser,
  persona: Persona,
  locale: Locale,
  options: BrowserContextOptions = desk,
): Promise<Page> {
  const state = join(clubDataDir, `browser-of-${persona.replace(' ', '-')}.json`)
  if (existsSync(state)) {
    const page = await freshPage(browser, locale, { ...options, storageState: state })
    if ((await page.request.get(paths.account(), { maxRedirects: 0 })).ok()) {
      await page.goto(paths.home())
      return page
    }
    await page.context().close()
  }
  const page = await freshPage(browser, locale, options)
  if (!(await openReadyLink(page, persona, locale))) await comeInByLetter(page, personas[persona], locale)
  await page.context().storageState({ path: state })
  return page
}

/** False when the link has served its turn. */
async function openReadyLink(page: Page, persona: Persona, locale: Locale): Promise<boolean> {
  const ready = readClub().links.find(each => each.persona === persona)
  if (!ready) throw new Error(`npm start gave no link for ${persona}`)
  await page.goto(ready.url)
  const open = button(page, translate(linkCopy, locale)('open'))
  if (!(await open.isVisible())) return false
  await open.click()
  await expect(page).not.toHaveURL(/sign-in/)
  return true
}

/** Asks for a letter, finds it in the inbox, and follows its link in the same browser. */
export async function comeInByLetter(page: Page, address: string, locale: Locale): Promise<void> {
  const before = (await readLetters(address)).length
  const t = translate(doorCopy, locale)
  await page.goto(paths.signIn())
  await field(page, t('question')).fill(address)
  await button(page, t('send')).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(t('sentTitle'))
  const letter = await awaitNewLetter(address, before)
  const way = linksOf(letter).find(href => new URL(href).pathname.startsWith('/sign-in/'))
  if (!way) throw new Error('a sign-in letter holds no link')
  await page.goto(way)
  await button(page, translate(linkCopy, locale)('open')).click()
  await expect(page).not.toHaveURL(/sign-in/)
}
