import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** What a person without a browser for the tests is told. */
export const howToGetChromium =
  'The browser tests need a Chromium and there is none: on Debian "apt-get install chromium", elsewhere "npx playwright install chromium", or name one in CHROMIUM_PATH.'

/** The Chromium of this machine: CHROMIUM_PATH, the system's, else Playwright's own; null when there is none. */
export async function findChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given) return existsSync(given) ? given : null
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const system = [...folders.flatMap(folder => names.map(name => join(folder, name))), ...elsewhere].find(
    path => existsSync(path),
  )
  if (system) return system
  const { chromium } = await import('@playwright/test')
  const own = chromium.executablePath()
  return own && existsSync(own) ? own : null
}
