import { expect, type Page } from '@playwright/test'
import { copy as boardCopy } from '~/routes/staff.events.$eventId.board/copy'
import { copy as unitCopy } from '~/routes/staff.fleet.units.$unitId/copy'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { comeInAs, phone } from './steps/come-in'
import { type DriveDay, layDriveDay } from './steps/drive-day'
import { awaitLetter, readLetters } from './steps/letters'
import { test } from './steps/test'
import { button, field, link } from './steps/words'

const t = translate(boardCopy, 'fr')
let day: DriveDay
test.beforeAll(async () => {
  day = await layDriveDay()
})
test.describe.configure({ mode: 'serial' })

const line = (page: Page, name: string) => page.locator('tr[data-band=unit]').filter({ hasText: name })
const bar = (page: Page, name: string) =>
  page.locator('tr[data-band=unit] .board-bar').filter({ hasText: name })
const said = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words })

test('a drive is dragged to another line; onto another’s it is refused, with who stands there', async ({
  browser,
}) => {
  const page = await comeInAs(browser, 'brand staff', 'fr')
  await page.goto(paths.staffEventBoard(day.eventId))
  await expect(line(page, 'Cime 1')).toContainText('Noémie Essai')
  await drag(page, 'Noémie Essai', 'Cime 2')
  await expect(said(page, t('placed'))).toBeVisible()
  await expect(line(page, 'Cime 2')).toContainText('Noémie Essai')
  await drag(page, 'Oscar Essai', 'Cime 2')
  await expect(said(page, t('taken_unit', { name: 'Paula Essai', hour: '10\u00a0h' }))).toBeVisible()
  await expect(line(page, 'Cime 1')).toContainText('Oscar Essai')
})

test('by keyboard a drive is taken, carried with the arrows, put down or left; each step is said', async ({
  browser,
}) => {
  const page = await comeInAs(browser, 'brand staff', 'fr')
  await page.goto(paths.staffEventBoard(day.eventId))
  const noemie = bar(page, 'Noémie Essai')
  await noemie.press('Enter')
  await expect(noemie).toHaveAttribute('aria-pressed', 'true')
  await noemie.press('ArrowDown')
  await expect(said(page, t('aimed', { row: 'Cime 1, bleu nuit' }))).toBeAttached()
  await noemie.press('Escape')
  await expect(noemie).toHaveAttribute('aria-pressed', 'false')
  await noemie.press('Enter')
  await noemie.press('ArrowDown')
  await noemie.press('Enter')
  await expect(said(page, t('placed'))).toBeVisible()
  await expect(line(page, 'Cime 1')).toContainText('Noémie Essai')
  await expect(bar(page, 'Noémie Essai')).toBeFocused()
})

test('on a phone and without a script the drives are read by the hour, and placed by a form', async ({
  browser,
}) => {
  const page = await comeInAs(browser, 'brand staff', 'fr', { ...phone, javaScriptEnabled: false })
  await page.goto(paths.staffEventBoard(day.eventId))
  await expect(page.locator('.board-part')).toBeHidden()
  const entry = page.getByRole('listitem').filter({ hasText: 'Noémie Essai' })
  await entry.locator('summary').click()
  await field(entry, t('unit')).selectOption({ label: 'Cime 2, sable' })
  await button(entry, t('place')).click()
  await expect(said(page, t('placed'))).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Noémie Essai' })).toContainText('Cime 2, sable')
})

test('a breakdown shows what it changes first, and only whoever loses their drive is written to', async ({
  browser,
}) => {
  const u = translate(unitCopy, 'fr')
  const page = await comeInAs(browser, 'brand staff', 'fr')
  await page.goto(paths.staffUnit(day.unitId))
  await field(page, u('fromDate')).fill('2037-06-10')
  await page.locator('[name=fromTime]').fill('08:00')
  await page.locator('[name=untilDate]').fill('2037-06-10')
  await page.locator('[name=untilTime]').fill('19:00')
  await field(page, u('because')).fill('Un pneu')
  await button(page, u('look')).click()
  await expect(page.getByText(u('lost', { count: 1 }))).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'Paula Essai' })).toContainText(u('cannot'))
  await expect(page.getByRole('row').filter({ hasText: 'Noémie Essai' })).toContainText('Cime 1, bleu nuit')
  await button(page, u('apply')).click()
  await expect(said(page, 'C’est fait.')).toBeVisible()
  const [noemie, oscar, paula] = day.members.map(member => member.address)
  const letter = await awaitLetter(paula ?? '', 'Votre essai ne peut avoir lieu')
  expect(letter.text).toContain('10\u00a0h')
  expect(await readLetters(noemie)).toEqual([])
  expect(await readLetters(oscar)).toEqual([])
  await button(page.getByRole('listitem').filter({ hasText: 'Un pneu' }), u('lift')).click()
  await expect(said(page, u('lifted'))).toBeVisible()
  await link(page, u('back')).click()
  await expect(page).toHaveURL(paths.staffFleet())
})

async function drag(page: Page, name: string, onto: string): Promise<void> {
  const [from, to] = [await bar(page, name).boundingBox(), await line(page, onto).boundingBox()]
  if (!from || !to) throw new Error('the board does not show them')
  await page.mouse.move(from.x + 30, from.y + 20)
  await page.mouse.down()
  await page.mouse.move(from.x + 34, from.y + 30, { steps: 3 })
  await page.mouse.move(from.x + 34, to.y + to.height / 2, { steps: 5 })
  await page.mouse.up()
}
