import { expect } from '@playwright/test'
import { copy as reservationCopy } from '~/routes/reservations.$reservationId._index/copy'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { copy as eventCopy } from '~/ui/event-page/page-copy'
import { comeInAs, phone } from './steps/come-in'
import { awaitLetter } from './steps/letters'
import { query } from './steps/rows'
import { test } from './steps/test'
import { button } from './steps/words'

const slug = 'une-journee-en-cime'

test('on a phone a member chooses two hours; the reservation, its letter and the board of the staff tell both', async ({
  browser,
}) => {
  const page = await comeInAs(browser, 'member', 'fr', phone)
  await page.goto(paths.event(slug))
  const t = translate(reservationCopy, 'fr')
  await page.getByRole('checkbox', { name: /^12\s*h.*Cime Électrique(?! Long)/ }).check()
  await page.getByRole('checkbox', { name: /^17\s*h\s*15.*Cime Électrique Long Range/ }).check()
  // The event asks for a licence whose date the house does not know: without it nothing is held, and nothing is lost.
  await button(page, translate(eventCopy, 'fr')('come')).click()
  await expect(page.getByRole('status')).toContainText('permis')
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(2)
  const licence = page.getByRole('group', { name: 'Votre permis de conduire' })
  await licence.getByLabel('Numéro').fill('12AB34567')
  await licence.getByLabel('Depuis le').fill('2001-05-04')
  await button(page, translate(eventCopy, 'fr')('come')).click()
  await expect(page).toHaveURL(/\/reservations\//)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(t('confirmed', { count: 1 }))
  const slots = page
    .locator('main dl > div')
    .filter({ hasText: new RegExp(`^\\s*${t('slots', { count: 2 })}`, 'i') })
  await expect(slots).toContainText(/12\s*h\s*–\s*12\s*h\s*30/)
  await expect(slots).toContainText(/17\s*h\s*15\s*–\s*17\s*h\s*45/)
  await expect(slots).toContainText('Cime Électrique Long Range')

  const letter = await awaitLetter('claire.renard@mail.example.com', 'Une journée en Cime')
  expect(letter.text).toMatch(/12\s*h\s*–\s*12\s*h\s*30/)

  const staff = await comeInAs(browser, 'manager', 'fr')
  const [event] = await query<{ id: string }>('select id from events where slug = $1', [slug])
  await staff.goto(paths.staffEventBoard(event?.id ?? ''))
  const drives = staff.locator('tr[data-band=unit] .board-bar').filter({ hasText: 'Claire Renard' })
  await expect(drives).toHaveCount(2)
  await expect(drives.first()).toContainText(/12\s*h/)
})
