import { expect } from '@playwright/test'
import { paths } from '~/shared/paths'
import { comeInAs, freshPage, type Persona } from './steps/come-in'
import { test } from './steps/test'

/** Where each finds themself after coming in by the link that `npm start` printed. */
const homes: Record<Persona, string> = {
  member: paths.home(),
  applicant: paths.home(),
  'brand staff': paths.staff(),
  manager: paths.staff(),
  door: paths.staff(),
}

for (const [persona, home] of Object.entries(homes) as [Persona, string][]) {
  test(`the ${persona} comes in by a ready link and finds their own house`, async ({ browser }) => {
    const page = await comeInAs(browser, persona, 'fr')
    await expect(page).toHaveURL(url => url.pathname === home)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  })
}

test('a stranger finds the door, and is led to it from every page behind it', async ({ browser }) => {
  const page = await freshPage(browser, 'en')
  await page.goto(paths.home())
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  for (const path of [paths.staff(), paths.reservations(), paths.account(), paths.voice()]) {
    await page.goto(path)
    await expect(page).toHaveURL(url => url.pathname === paths.signIn())
  }
})
