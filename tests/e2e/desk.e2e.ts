import { expect } from '@playwright/test'
import { reviewCopy } from '~/routes/staff.applications.$applicationId/review-copy'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { comeInAs } from './steps/come-in'
import { query } from './steps/rows'
import { test } from './steps/test'

test('by keyboard alone, a reader goes from one application to the next, marks, asks and comes to the vote', async ({
  browser,
}) => {
  const page = await comeInAs(browser, 'manager', 'fr')
  const t = translate(reviewCopy, 'fr')
  const [yacine] = await query<{ id: string }>(
    `select a.id from applications a join persons p on p.id = a.person_id
     where p.address_norm = 'yacine.benali@example.org'`,
  )
  const first = paths.staffApplication(yacine?.id ?? '')
  await page.goto(first)
  const name = page.getByRole('heading', { level: 1 })
  await expect(name).toHaveText(/Yacine/)
  const onward = (await page.locator('a[rel=next]').count()) > 0
  await page.keyboard.press(onward ? 'j' : 'k')
  await expect(name).not.toHaveText(/Yacine/)
  await page.keyboard.press(onward ? 'k' : 'j')
  await expect(name).toHaveText(/Yacine/)

  const mark = page.locator('.marks').first()
  await mark.locator('input').first().focus()
  await page.keyboard.press('4')
  await expect(mark.locator('input[value="4"]')).toBeChecked()
  await expect(page.getByRole('status').filter({ hasText: t('saved') })).toBeVisible()
  await page.keyboard.press('v')
  await expect(page.locator('#vote input[name=verdict]:focus')).toBeVisible()
  await page.keyboard.press('e')
  await expect(page.locator('#ask-words')).toBeFocused()
  await page.keyboard.type('je voudrais')
  await expect(page.locator('#ask-words')).toHaveValue('je voudrais')
  await expect(name, 'a letter that is written is no key').toHaveText(/Yacine/)
})
