import { expect, type Page } from '@playwright/test'
import { copy as reservationCopy } from '~/routes/reservations.$reservationId._index/copy'
import { copy as changeCopy } from '~/routes/reservations.$reservationId.change/copy'
import { copy as listCopy } from '~/routes/staff.events.$eventId._index/copy'
import { type Locale, translate } from '~/shared/copy'
import { formatMoney } from '~/shared/format'
import { copy as seatsCopy } from '~/ui/event-page/copy'
import { readClub } from '../../set-up/club'
import { awaitLetter } from '../steps/letters'
import { cards, payWith } from '../steps/till'
import { button, link } from '../steps/words'
import type { Reader } from './cast'
import type { EventPage } from './event-page'

/** Who is brought after all. */
export const broughtLater = 'Anne Morel'

/** Someone who comes alone brings a guest after all: told first, held while it is paid, and let go once on the way. */
export async function bringOneMore(
  page: Page,
  list: EventPage,
  { reader, locale, taken }: { reader: Reader; locale: Locale; taken: number },
): Promise<void> {
  const said = translate(reservationCopy, locale)
  const reservation = new URL(page.url()).pathname
  await askForOneMore(page, locale)
  await list.seats(taken + 1)
  await list.lists(reader.name, translate(listCopy, locale)('further', { count: 1, until: '' }).trim())
  await page.goto(reservation)
  await expect(page.getByRole('heading', { name: said('further', { count: 1 }) })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(said('confirmed', { count: 1 }))
  await button(page, said('letFurtherGo', { count: 1 })).click()
  await expect(page.getByText(said('furtherReleased'))).toBeVisible()
  await list.seats(taken)

  await askForOneMore(page, locale)
  await payWith(page, cards.accepted, locale)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(said('confirmed', { count: 2 }), {
    timeout: 20_000,
  })
  await expect(page.locator('main')).toContainText(broughtLater)
  await expect(page.locator('main')).toContainText(
    said('paid', { amount: formatMoney(100_000, 'EUR', locale) }),
  )
  await list.seats(taken + 1)
  const letter = await awaitLetter(reader.address, locale === 'fr' ? 'a changé' : 'has changed')
  expect(letter.text).toContain(broughtLater)
}

async function askForOneMore(page: Page, locale: Locale): Promise<void> {
  const t = translate(changeCopy, locale)
  await link(page, translate(reservationCopy, locale)('change')).click()
  await page.getByLabel(translate(seatsCopy, locale)('guestName')).fill(broughtLater)
  await button(page, t('see')).click()
  await expect(page.locator('main')).toContainText(
    t('furtherText', { count: 1, amount: formatMoney(50_000, 'EUR', locale) }),
  )
  await button(page, t('confirmAndPay')).click()
  await expect(page).toHaveURL(url => url.origin === readClub().stripeOrigin)
}
