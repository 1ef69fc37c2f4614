import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { LOCALES, type Locale } from '~/shared/copy'
import { readClub } from '../../set-up/club'

/** A page of the house in one of its states. */
export type Entry = {
  /** The folder of its route. */
  route: string
  name: string
  path: string
  status?: number
  /** Builders' pages are seen once in each language; those of the house at both widths. */
  isBuilders?: boolean
  /** What is done on the page before it is looked at. */
  act?: (page: Page, locale: Locale) => Promise<unknown>
}

type Light = 'light' | 'dark'
type Width = 390 | 1280
/** By day in French, at night in English. */
const lights = { fr: 'light', en: 'dark' } as const satisfies Record<Locale, Light>
const widths: readonly Width[] = [1280, 390]
const buildersWidths = { fr: [1280], en: [390] } as const satisfies Record<Locale, readonly Width[]>

/**
 * Opens a page in both languages and looks at it on a desk and on a phone: its status and its language are right, axe
 * finds nothing, nothing stands out beside the screen, the browser has nothing to complain of. With SHOTS set to a
 * folder, keeps a picture of each view there.
 */
export async function examine(page: Page, entry: Entry): Promise<void> {
  const complaints: string[] = []
  const hear = (text: string) => complaints.push(text)
  page.on('console', message => message.type() === 'error' && hear(message.text()))
  page.on('pageerror', error => hear(error.message))
  for (const locale of LOCALES) {
    const label = `${entry.name}, ${locale}`
    await page.context().addCookies([{ name: 'locale', value: locale, url: readClub().origin }])
    // Set before the page is opened, so that it is drawn once.
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: lights[locale] })
    await page.setViewportSize(sizes[1280])
    const answer = await page.goto(entry.path)
    expect.soft(answer?.status(), `${label}: status`).toBe(entry.status ?? 200)
    await entry.act?.(page, locale)
    await expect.soft(page.locator('html'), `${label}: language`).toHaveAttribute('lang', locale)
    await expect.soft(page, `${label}: title`).toHaveTitle(/\S/)
    for (const width of entry.isBuilders ? buildersWidths[locale] : widths)
      await lookAt(page, entry, locale, width)
  }
  page.removeAllListeners('console')
  page.removeAllListeners('pageerror')
  // Chromium itself notes that a page answered 404, as it must, and that axe could not run in the sheet of a letter.
  const answered =
    /Failed to load resource: the server responded with a status of (404|409|422)|Blocked script execution in '[^']+\/sheet'/
  expect
    .soft(
      complaints.filter(each => !answered.test(each)),
      `${entry.name}: the browser’s complaints`,
    )
    .toEqual([])
}

const sizes = { 1280: { width: 1280, height: 900 }, 390: { width: 390, height: 844 } } as const

async function lookAt(page: Page, entry: Entry, locale: Locale, width: Width): Promise<void> {
  const light = lights[locale]
  const label = `${entry.name}, ${locale}, ${width}, ${light}`
  if (page.viewportSize()?.width !== width) await page.setViewportSize(sizes[width])
  await comeToRest(page)
  if (isForAxe(width, light)) expect.soft(await findAmiss(page), `${label}: axe`).toEqual([])
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect.soft(beyond, `${label}: pixels beyond the screen`).toBeLessThanOrEqual(0)
  await keepPicture(page, `${entry.name}-${width}-${locale}`)
}

const { resolve } = createRequire(import.meta.url)
/** The engine that @axe-core/playwright brings. Run in the page itself, it answers with what is amiss and no more. */
const engine = readFileSync(
  createRequire(resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
)

/** What axe finds amiss, by all of its rules. The sheet in the frame of a letter runs nothing, axe included. */
async function findAmiss(page: Page): Promise<string[]> {
  // As a script, and not as what `evaluate` evaluates: the browser compiles the same script once for many pages.
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Runtime.evaluate', { expression: engine })
  await devtools.detach()
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    // No rule that runs reads the style sheets themselves.
    const options = { resultTypes: ['violations' as const], preload: { assets: ['media' as const] } }
    const { violations } = await axe.run({ exclude: ['iframe'] }, options)
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        node => `${id} at ${node.target.join(' ')}: ${node.failureSummary?.split('\n').at(1)?.trim()}`,
      ),
    )
  })
}

/** axe reads a page by day on a desk and at night on a phone, once in each language; the other views hold the same tree. */
function isForAxe(width: Width, light: Light): boolean {
  return (width === 1280) === (light === 'light')
}

/** Colours fade from one light to the other; axe would meet them half-way. What moves without end goes on. */
async function comeToRest(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const each of document.getAnimations())
      if (each.effect?.getTiming().iterations !== Number.POSITIVE_INFINITY) each.finish()
  })
}

async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  const file = name.replace(/[^a-z0-9]+/gi, '-').toLowerCase()
  await page.screenshot({ path: join(folder, `${file}.png`), fullPage: true })
}
