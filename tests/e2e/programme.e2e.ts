import { expect, type Locator, type Page } from '@playwright/test'
import { copy as historyCopy } from '~/routes/staff.events.$eventId._index/copy'
import { copy as changeCopy } from '~/routes/staff.events.$eventId.change/copy'
import { copy as pictureCopy } from '~/routes/staff.events.$eventId.pictures/copy'
import { copy as previewCopy } from '~/routes/staff_.events.$eventId.preview/copy'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { copy as pageCopy } from '~/ui/event-page/page-copy'
import { comeInAs } from './steps/come-in'
import { openEvent } from './steps/invite'
import { lapland } from './steps/lapland'
import { query } from './steps/rows'
import { test } from './steps/test'
import { button, field } from './steps/words'

const change = translate(changeCopy, 'fr')
const picture = translate(pictureCopy, 'fr')
const preview = translate(previewCopy, 'fr')

test('what was told is changed once it was shown, and stands in the history with its reason', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const page = await comeInAs(browser, 'manager', 'fr')
  const eventId = await openEvent(page, lapland('qui change'), 'fr')
  await page.goto(paths.staffEventChange(eventId))
  await field(page, change('venue')).fill('Halle d’Ivalo')
  await button(page, change('review')).click()
  await expect(page.getByRole('status')).toContainText(change('reason_needed'))
  await expect(field(page, change('venue'))).toHaveValue('Halle d’Ivalo')
  await field(page, change('becauseFr')).fill('La piste a fondu.')
  await field(page, change('becauseEn')).fill('The track has melted.')
  await button(page, change('review')).click()
  await expect(page.getByRole('heading', { name: change('ahead') })).toBeVisible()
  await button(page, change('apply')).click()
  await expect(page).toHaveURL(new RegExp(`${eventId}$`))
  await expect(page.getByRole('heading', { name: translate(historyCopy, 'fr')('history') })).toBeVisible()
  await expect(page.locator('main')).toContainText('La piste a fondu.')
  const told = await query(`select number from event_changes where event_id = '${eventId}'`)
  expect(told).toEqual([{ number: 1 }])

  // A draft, or an event, is seen through other eyes, and nothing there can be pressed.
  await page.goto(paths.staffEventPreview(eventId))
  await expect(button(page, translate(pageCopy, 'fr')('come'))).toBeDisabled()
  await field(page, preview('as')).selectOption('stranger')
  await button(page, preview('look')).click()
  await expect(page.getByRole('heading', { name: preview('nothing') })).toBeVisible()
})

test('a frame over a picture is drawn by hand and by the arrow keys, and writes the figures', async ({
  browser,
}) => {
  const page = await comeInAs(browser, 'manager', 'fr')
  const [event] = await query<{ id: string }>(`select id from events where slug = 'laponie-avant-premiere'`)
  await page.goto(paths.staffEventPictures(event?.id ?? ''))
  const card = page.locator('.picture-card').first()
  await card.locator('summary').click()
  const frame = card.getByRole('button', { name: picture('cropFrame') })
  const corner = card.getByRole('button', { name: picture('cropCorner') })
  const figures = () =>
    Promise.all(['x', 'y', 'width', 'height'].map(name => card.locator(`[name="${name}"]`).inputValue()))
  await drag(page, corner, { x: -90, y: -60 })
  const [, , width = '', height = ''] = await figures()
  expect(Number(width)).toBeLessThan(95)
  expect(Number(height)).toBeLessThan(95)
  await frame.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowUp')
  expect(await figures()).toEqual(['2', '0', width, String(Math.round((Number(height) - 1) * 10) / 10)])
  await drag(page, frame, { x: 0, y: 20 })
  expect(Number((await figures())[1])).toBeGreaterThan(0)
  await card.locator('[name="width"]').fill('40')
  expect(await frame.getAttribute('width')).toBe('40')
})

/** Presses in the middle of something, and lets go so many pixels further. */
async function drag(page: Page, what: Locator, by: { x: number; y: number }): Promise<void> {
  await what.scrollIntoViewIfNeeded()
  const box = await what.boundingBox()
  if (!box) throw new Error('there is nothing to drag')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + by.x, y + by.y, { steps: 4 })
  await page.mouse.up()
}
