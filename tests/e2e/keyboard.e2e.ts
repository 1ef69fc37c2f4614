import { type Browser, expect, type Locator, type Page } from '@playwright/test'
import { copy as invitationCopy } from '~/routes/invitations.$invitationId._index/copy'
import { copy as reservationCopy } from '~/routes/reservations.$reservationId._index/copy'
import { copy as waveCopy } from '~/routes/staff.events.$eventId.waves.$waveId._index/copy'
import { copy as choiceCopy } from '~/routes/staff.events.$eventId.waves.new/copy'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { copy as eventCopy } from '~/ui/event-page/copy'
import { copyFor } from '../../scripts/sandbox/stripe/pages/copy'
import { comeInAs, freshPage, phone } from './steps/come-in'
import { openEvent } from './steps/invite'
import { lapland } from './steps/lapland'
import { awaitLetter, personalLinkOf } from './steps/letters'
import { letAnyHour } from './steps/rows'
import { test } from './steps/test'
import { cards } from './steps/till'
import { button, field } from './steps/words'

const louis = { name: 'Louis Delvaux', address: 'louis.delvaux@example.com' }
const bianca = { name: 'Bianca Moretti', address: 'bianca.moretti@example.org' }

test.describe.configure({ mode: 'serial' })

test('by keyboard alone, staff choose people, write and send', async ({ browser }) => {
  test.setTimeout(180_000)
  await letAnyHour([louis.address, bianca.address])
  const page = await comeInAs(browser, 'manager', 'fr')
  const eventId = await openEvent(page, lapland('au clavier'), 'fr')

  const ask = translate(choiceCopy, 'fr')
  await page.goto(paths.staffNewWave(eventId))
  await page.keyboard.press('Tab')
  await expectVisibleFocus(page)
  await page.keyboard.press('Enter')
  await expect(page.locator('main')).toBeFocused()
  await tabTo(page, page.locator('[name="q"]'))
  await page.keyboard.type('example')
  await page.locator('#choice').evaluate(element => element.setAttribute('data-before', ''))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/[?&]q=example/)
  // The address changes a moment before the list that it asks for takes the place of the former.
  await expect(page.locator('#choice:not([data-before])')).toBeVisible()
  const search = page.locator('[name="q"]')
  await expect(search).toBeFocused()
  await page.keyboard.press('Backspace')
  await expect(search).toHaveValue('exampl')
  await page.goBack()
  await expect(search).toHaveValue('')
  await page.goForward()
  await expect(search).toHaveValue('example')
  for (const { name } of [louis, bianca]) {
    const tick = page.getByRole('checkbox', { name: ask('choose', { name }), exact: true })
    await tabTo(page, tick)
    await page.keyboard.press('Space')
    await expect(tick).toBeChecked()
  }
  await tabTo(page, button(page, ask('prepare')))
  await page.keyboard.press('Enter')

  const t = translate(waveCopy, 'fr')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('title'))
  const words: [string, string][] = [
    [t('subjectFr'), 'Un lac, sans souris'],
    [t('bodyFr'), 'Venez.'],
    [t('subjectEn'), 'A lake, without a mouse'],
    [t('bodyEn'), 'Do come.'],
    [t('senderName'), 'Élise Marchand'],
  ]
  for (const [label, text] of words) {
    await tabTo(page, field(page, label))
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type(text)
  }
  await tabTo(page, button(page, t('keep')))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: t('kept') })).toBeVisible()
  await tabTo(page, button(page, t('send', { count: 2 })))
  await page.keyboard.press('Space')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('titleSent'))
})

test('by keyboard alone, a member accepts with a guest and pays', async ({ browser }) => {
  test.setTimeout(120_000)
  const page = await openLetter(browser, louis.address, 'fr')
  const t = translate(invitationCopy, 'fr')
  await tabTo(page, page.getByLabel(translate(eventCopy, 'fr')('guestName')))
  await page.keyboard.type('Anne Delvaux')
  await tabTo(page, button(page, t('accept')))
  await page.keyboard.press('Enter')

  const till = copyFor('fr')
  const typed: [string, string][] = [
    [till.number, cards.accepted],
    [till.expiry, '12 / 34'],
    [till.cvc, '123'],
    [till.name, 'Louis Delvaux'],
  ]
  await page.waitForURL(/\/c\/pay\//)
  for (const [label, text] of typed) {
    await tabTo(page, page.getByLabel(label, { exact: true }))
    await page.keyboard.type(text)
  }
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    translate(reservationCopy, 'fr')('confirmed', { count: 2 }),
    { timeout: 20_000 },
  )
})

test('by keyboard alone, another declines with a word', async ({ browser }) => {
  const page = await openLetter(browser, bianca.address, 'en')
  const t = translate(invitationCopy, 'en')
  await tabTo(page, page.locator('summary').filter({ hasText: t('decline') }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByLabel(t('declineWords', { name: 'Élise Marchand' })))
  await page.keyboard.type('Another time.')
  await tabTo(page, button(page, t('declineSend')))
  await page.keyboard.press('Space')
  await expect(page.getByText(t('declinedThanks'))).toBeVisible()
})

async function openLetter(browser: Browser, address: string, locale: 'fr' | 'en'): Promise<Page> {
  const letter = await awaitLetter(address, lapland('au clavier').title[locale])
  const page = await freshPage(browser, locale, phone)
  await page.goto(personalLinkOf(letter))
  return page
}

/** Presses Tab until the control has the focus, which must be seen at every stop on the way. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible()
  for (let stops = 0; stops < 150; stops++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(() => document.activeElement === document.body)) continue
    await expectVisibleFocus(page)
    if (await control.evaluate(element => element === document.activeElement)) return
  }
  throw new Error(`Tab does not lead to ${control}`)
}

/** An outline, or for a line to write on its heavier rule. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const focused = await page.evaluate(() => {
    const element = document.activeElement
    if (!element) return null
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    const { width, height } = element.getBoundingClientRect()
    const isOutlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1
    const isSeen = width > 0 && height > 0 && (isOutlined || boxShadow !== 'none')
    return { isSeen, element: element.outerHTML.slice(0, 160) }
  })
  expect(focused?.isSeen, `the focus is seen at ${focused?.element}`).toBe(true)
}
