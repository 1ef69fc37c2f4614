import { expect, type Page } from '@playwright/test'
import { copy as eventCopy } from '~/routes/staff.events.$eventId._index/copy'
import { copy as guestsCopy } from '~/routes/staff.events.$eventId.guests/copy'
import { copy as partyCopy } from '~/routes/staff.events.$eventId.reservations.$reservationId._index/copy'
import { copy as cancelCopy } from '~/routes/staff.events.$eventId.reservations.$reservationId.cancel/copy'
import { copy as changeCopy } from '~/routes/staff.events.$eventId.reservations.$reservationId.change/copy'
import { copy as newCopy } from '~/routes/staff.events.$eventId.reservations.new/copy'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { comeInAs } from './steps/come-in'
import { layLateEvening } from './steps/late-evening'
import { awaitLetter } from './steps/letters'
import { test } from './steps/test'
import { button, link, rowOf } from './steps/words'

const of = {
  event: translate(eventCopy, 'fr'),
  guests: translate(guestsCopy, 'fr'),
  party: translate(partyCopy, 'fr'),
  change: translate(changeCopy, 'fr'),
  cancel: translate(cancelCopy, 'fr'),
  give: translate(newCopy, 'fr'),
}

test('once replies have closed a manager adds guests for one, names the last of them, lets go of another’s seat and seats a third; each hears of it, and each reason is kept', async ({
  browser,
}) => {
  const { eventId, changes, cancels, comes } = await layLateEvening()
  const page = await comeInAs(browser, 'manager', 'fr')

  await openParty(page, eventId, changes.name)
  await link(page, of.party('change')).click()
  await page.locator('[name=company]').selectOption('2')
  await page.locator('[name=names]').fill('Anne Tardif')
  await page.locator('[name=reason]').fill('Sa sœur arrive de Lyon.')
  await page.locator('[name=word]').fill('Votre sœur est attendue.')
  await button(page, of.change('see')).click()
  await expect(page.getByRole('definition').filter({ hasText: '1 → 3' })).toBeVisible()
  await button(page, of.change('confirm')).click()
  await expect(page.getByRole('status').filter({ hasText: of.change('done') })).toBeVisible()
  await expect(page.locator('.timeline')).toContainText('Sa sœur arrive de Lyon.')
  const changed = await awaitLetter(changes.address, 'Votre réservation a changé')
  expect(changed.text).toContain('Votre sœur est attendue.')
  expect(changed.text).not.toContain('Lyon')

  await page.goto(paths.staffEventParties(eventId))
  const unnamed = rowOf(page, changes.name)
  await unnamed.locator('summary').click()
  await unnamed.locator('[name=name]').fill('Basile Tardif')
  await unnamed.locator('[name=because]').fill('Elle a rappelé pour le dire.')
  await button(page, of.guests('nameNow')).click()
  await expect(
    page.getByRole('status').filter({ hasText: of.guests('namesKept', { count: 1 }) }),
  ).toBeVisible()
  await openParty(page, eventId, changes.name)
  const history = page.locator('.timeline')
  await expect(history).toContainText(of.party('reservation.named_late'))
  await expect(history).toContainText('Elle a rappelé pour le dire.')

  await openParty(page, eventId, cancels.name)
  await link(page, of.party('cancel')).click()
  await expect(page.locator('main')).toContainText(of.cancel('free'))
  await page.locator('[name=reason]').fill('Il est souffrant.')
  await button(page, of.cancel('confirm')).click()
  await expect(page.getByRole('status').filter({ hasText: of.cancel('done') })).toBeVisible()
  await expect(page.locator('.timeline')).toContainText('Il est souffrant.')
  expect((await awaitLetter(cancels.address, 'Votre place est rendue')).text).toContain('La maison')

  await page.goto(paths.staffEvent(eventId))
  await link(page, of.event('reserveFor')).click()
  await page.getByRole('searchbox').fill('ursule tardif')
  await page.getByRole('searchbox').press('Enter')
  await rowOf(page, comes.name).getByRole('link').click()
  await page.locator('[name=company]').selectOption('2')
  await page.locator('[name=names]').fill('Victor Tardif')
  await page.locator('[name=reason]').fill('Par téléphone, ce matin.')
  await button(page, of.give('reserve')).click()
  await expect(page.getByRole('status').filter({ hasText: of.give('done') })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(comes.name)
  await expect(page.locator('.timeline')).toContainText('Par téléphone, ce matin.')
  expect((await awaitLetter(comes.address, 'Soirée tardive')).text).toContain('Victor Tardif')

  await page.goto(paths.staffEvent(eventId))
  await expect(rowOf(page, changes.name)).toContainText('Anne Tardif')
  await expect(rowOf(page, cancels.name)).toContainText(of.event('isCancelledOne'))
  await expect(rowOf(page, comes.name)).toContainText(of.event('confirmed'))
})

/** As a manager finds a party: by its row of the guest list. */
async function openParty(page: Page, eventId: string, name: string): Promise<void> {
  await page.goto(paths.staffEvent(eventId))
  await rowOf(page, name).getByRole('link').first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
}
