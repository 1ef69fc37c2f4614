import { expect, type Page } from '@playwright/test'
import { copy as invitationCopy } from '~/routes/invitations.$invitationId._index/copy'
import { copy as reservationCopy } from '~/routes/reservations.$reservationId._index/copy'
import { copy as cancelCopy } from '~/routes/reservations.$reservationId.cancel/copy'
import { copy as eventCopy } from '~/routes/staff.events.$eventId._index/copy'
import { type Locale, translate } from '~/shared/copy'
import { formatMoney } from '~/shared/format'
import { paths } from '~/shared/paths'
import { copy as seatsCopy } from '~/ui/event-page/copy'
import { copyFor } from '../../../scripts/sandbox/stripe/pages/copy'
import { readClub } from '../../set-up/club'
import type { EventValues } from '../steps/lapland'
import { awaitLetter, type Letter, linksOf, personalLinkOf } from '../steps/letters'
import { query } from '../steps/rows'
import { cards, delayWebhooks, payWith } from '../steps/till'
import { button, link, rowOf } from '../steps/words'
import { bringOneMore } from './bring-one-more'
import { oddGuest, type Reader } from './cast'
import { type EventPage, isMarked, markPage } from './event-page'

export type Going = { reader: Reader; event: EventValues; eventId: string; locale: Locale }

export async function accept(page: Page, list: EventPage, going: Going): Promise<void> {
  const { reader, event, eventId, locale } = going
  const t = translate(invitationCopy, locale)
  const said = translate(reservationCopy, locale)
  const letter = await openInvitation(page, going)

  const invitation = page.url()
  for (const address of [...linksOf(letter), `${invitation}?intent=accept&guest=`])
    await page.request.get(address)
  expect(await countReservations(eventId), 'a GET accepts nothing').toBe(0)

  await page.getByLabel(translate(seatsCopy, locale)('guestName')).fill(oddGuest)
  await button(page, t('accept')).click()
  await expect(page).toHaveURL(url => url.origin === readClub().stripeOrigin)
  await list.lists(
    reader.name,
    translate(eventCopy, locale)('awaited', { sum: formatMoney(100_000, 'EUR', locale) }),
  )

  await payWith(page, cards.declined, locale)
  await expect(page.getByRole('alert')).toContainText(copyFor(locale).declinedTitle)
  await expect(rowOf(list.page, reader.name)).not.toContainText(translate(eventCopy, locale)('confirmed'))

  // With Stripe's word held back for a moment, the page must confirm by itself, as it does on a slow day.
  await delayWebhooks(2_000)
  await payWith(page, cards.accepted, locale)
  await expect(page).toHaveURL(/\/reservations\/[0-9a-f-]{36}\?paid=1$/)
  await markPage(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(said('confirmed', { count: 2 }), {
    timeout: 20_000,
  })
  expect(await isMarked(page), 'the page was not loaded again').toBe(true)
  await delayWebhooks(0)
  await expect(page.locator('main')).toContainText(oddGuest)

  await list.lists(reader.name, translate(eventCopy, locale)('confirmed'))
  await list.shows({ accepted: 1, paid: 1, silent: 3 })
  const sure = await awaitLetter(reader.address, locale === 'fr' ? 'Nous vous attendons' : 'We look forward')
  const [calendar] = sure.attachments
  expect(calendar?.filename).toMatch(/\.ics$/)
  const ics = Buffer.from(calendar?.content ?? '', 'base64').toString('utf8')
  expect(ics).toContain('BEGIN:VCALENDAR')
  expect(ics).toContain(event.startsOn.replaceAll('-', ''))
  expect(ics.replace(/\r\n /g, '')).toContain(event.title[locale].split(',')[0])
}

export async function decline(page: Page, reader: Reader, locale: Locale): Promise<void> {
  const t = translate(invitationCopy, locale)
  const letter = await awaitLetter(reader.address, '')
  await page.goto(personalLinkOf(letter))
  await page.getByText(t('decline'), { exact: true }).click()
  const words = locale === 'fr' ? 'Je serai à Kyoto ; une autre fois.' : 'I shall be in Kyoto; another time.'
  await page.getByLabel(t('declineWords', { name: 'Élise Marchand' })).fill(words)
  await button(page, t('declineSend')).click()
  await expect(page.getByText(t('declinedThanks'))).toBeVisible()
  await expect(page.locator('main')).toContainText(t('declinedWords', { words }))
}

/** Comes alone, pays, brings someone after all, sees first what comes back, and then gets exactly that, once. */
export async function cancel(page: Page, list: EventPage, going: Going): Promise<void> {
  const { reader, locale } = going
  const said = translate(reservationCopy, locale)
  const t = translate(cancelCopy, locale)
  await openInvitation(page, going)
  await button(page, translate(invitationCopy, locale)('accept')).click()
  await payWith(page, cards.accepted, locale)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(said('confirmed', { count: 1 }), {
    timeout: 20_000,
  })
  await list.lists(reader.name, translate(eventCopy, locale)('confirmed'))
  await list.seats(3)
  await bringOneMore(page, list, { reader, locale, taken: 3 })

  const amount = formatMoney(100_000, 'EUR', locale)
  await link(page, said('cancel')).click()
  await expect(page.locator('main')).toContainText(t('wholeText', { amount }))
  const reservationId = new URL(page.url()).pathname.split('/').at(2) ?? ''
  expect(await readMovements(reservationId), 'to look is not to cancel').toEqual([
    'captured 50000 EUR',
    'captured 50000 EUR',
  ])
  await button(page, t('confirm', { count: 2 })).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(said('cancelled', { count: 2 }))
  for (const _ of [1, 2]) {
    const again = await page.request.post(paths.reservationCancel(reservationId), {
      form: { shown: '100000' },
      headers: { origin: readClub().origin },
    })
    expect(again.status(), 'pressed again, it changes nothing').toBe(200)
  }
  await expect
    .poll(() => readMovements(reservationId), { timeout: 20_000 })
    .toEqual(['captured 50000 EUR', 'captured 50000 EUR', 'refunded 50000 EUR', 'refunded 50000 EUR'])
  await page.reload()
  await expect(page.locator('main')).toContainText(said('returned', { amount }))
  const gone = await awaitLetter(reader.address, locale === 'fr' ? 'sont rendues' : 'are released')
  expect(gone.text.replace(/\s+/g, ' ')).toContain(amount.replace(/\s+/g, ' '))
  await list.lists(reader.name, translate(eventCopy, locale)('isCancelledOne'))
  await list.seats(2)
}

/** Opens the personal link of a letter on a phone, and reads what the page must tell. */
async function openInvitation(
  page: Page,
  { reader, event, locale }: Omit<Going, 'eventId'>,
): Promise<Letter> {
  const t = translate(invitationCopy, locale)
  const letter = await awaitLetter(reader.address, event.title[locale])
  await page.goto(personalLinkOf(letter))
  await expect(page).toHaveURL(/\/invitations\/[0-9a-f-]{36}$/)
  await expect(page.locator('html')).toHaveAttribute('lang', locale)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(event.title[locale])
  if (reader.greeting) await expect(page.locator('.voice').first()).toContainText(reader.greeting)
  await expect(page.getByText(event.venue).first()).toBeVisible()
  await expect(page.locator('main')).toContainText(locale === 'fr' ? 'heure d’Helsinki' : 'Helsinki time')
  await expect(page.locator('main')).toContainText(locale === 'fr' ? '20 janvier' : '20 January')
  await expect(page.getByText(t('why'))).toBeVisible()
  await expect(page.locator('main')).toContainText(
    locale === 'fr'
      ? 'Vous avez dit oui aux invitations d’Aurora'
      : 'You said yes to invitations from Aurora',
  )
  return letter
}

async function countReservations(eventId: string): Promise<number> {
  const rows = await query('select id from reservations where event_id = $1', [eventId])
  return rows.length
}

/** The ledger of a reservation, in order. */
async function readMovements(reservationId: string): Promise<string[]> {
  const rows = await query<{ kind: string; amount: number; currency: string }>(
    `select m.kind, m.amount, m.currency from deposit_movements m
     join deposits d on d.id = m.deposit_id where d.reservation_id = $1 and m.kind <> 'authorised' order by m.id`,
    [reservationId],
  )
  return rows.map(({ kind, amount, currency }) => `${kind} ${amount} ${currency}`)
}
