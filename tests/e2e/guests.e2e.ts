import { expect } from '@playwright/test'
import { copy as reservationCopy } from '~/routes/reservations.$reservationId._index/copy'
import { copy as changeCopy } from '~/routes/reservations.$reservationId.change/copy'
import { copy as guestsCopy } from '~/routes/staff.events.$eventId.guests/copy'
import { translate } from '~/shared/copy'
import { formatMoney } from '~/shared/format'
import { paths } from '~/shared/paths'
import { copy as partyCopy } from '~/ui/event-page/copy'
import { copy as eventCopy } from '~/ui/event-page/page-copy'
import { comeInAs, phone } from './steps/come-in'
import { openEvent } from './steps/invite'
import { lapland } from './steps/lapland'
import { awaitLetter } from './steps/letters'
import { look } from './steps/page-table'
import { query } from './steps/rows'
import { test } from './steps/test'
import { cards, payWith } from './steps/till'
import { button, field, link } from './steps/words'

const claire = 'claire.renard@mail.example.com'
const [ada, words] = ['Ada Lindqvist', 'La table ne compte que des propriétaires cette année.']

test('a guest is named later, read by the house, and declined: the seat is given back, and its deposit whole', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const t = translate(guestsCopy, 'fr')
  const r = translate(reservationCopy, 'fr')
  const event = lapland('avec un invité')
  const staff = await comeInAs(browser, 'manager', 'fr')
  const eventId = await openEvent(staff, event, 'fr')
  await staff.goto(paths.staffEventParties(eventId))
  await staff.getByLabel(t('later')).check()
  await staff.getByLabel(t('reviewed_rule')).check()
  await button(staff, t('save')).click()
  await expect(staff.locator('[aria-invalid=true]')).toBeVisible()
  await field(staff, t('on')).fill(event.startsOn)
  await staff.locator('#at').fill('09:00')
  await button(staff, t('save')).click()
  await expect(staff.getByRole('status').filter({ hasText: t('saved') })).toBeVisible()
  const [{ slug } = { slug: '' }] = await query<{ slug: string }>(
    `update events set visibility = 'members' where id = $1 returning slug`,
    [eventId],
  )

  const member = await comeInAs(browser, 'member', 'fr', phone)
  await member.goto(paths.event(slug))
  await expect(member.locator('main')).toContainText(translate(partyCopy, 'fr')('reviewed'))
  await field(member, translate(partyCopy, 'fr')('company')).selectOption('1')
  await button(member, translate(eventCopy, 'fr')('come')).click()
  await payWith(member, cards.accepted, 'fr')
  await expect(member.getByRole('heading', { level: 1 })).toContainText(r('confirmed', { count: 2 }))
  await expect(member.locator('main')).toContainText('Une place attend un nom')
  const reservation = new URL(member.url()).pathname
  await link(member, r('nameThem', { count: 1 })).click()
  await member.locator('#guest-0').fill(ada)
  await button(member, translate(changeCopy, 'fr')('see')).click()
  await button(member, translate(changeCopy, 'fr')('confirm')).click()
  await expect(member.locator('main')).toContainText(r('guestWaiting'))

  await staff.goto(paths.staffEventParties(eventId))
  await link(staff, t('named', { act: t('decline'), name: ada })).click()
  await expect(staff.getByRole('heading', { name: t('declineTitle', { name: ada }) })).toBeVisible()
  await expect(staff.locator('main')).toContainText(
    t('moneyBack', { member: 'Claire Renard', amount: formatMoney(50_000, 'EUR', 'fr') }),
  )
  const asked = new URL(staff.url())
  await look(staff, 'staff', [
    {
      route: 'staff.events.$eventId.guests',
      name: 'guest about to be declined',
      path: `${asked.pathname}${asked.search}`,
    },
  ])
  await staff.context().addCookies([{ name: 'locale', value: 'fr', url: asked.origin }])
  await staff.goto(asked.href)
  await button(staff, t('declineNow')).click()
  await expect(staff.locator('#because[aria-invalid=true]')).toBeVisible()
  await staff.locator('#because').fill(words)
  await button(staff, t('declineNow')).click()
  await expect(staff.getByRole('status').filter({ hasText: t('declined') })).toBeVisible()
  await expect(staff.locator('main')).toContainText(words)

  const letter = await awaitLetter(claire, words)
  expect(letter.text).toContain(ada)
  expect(letter.text).toMatch(/500\s*€/)
  await look(member, 'member', [
    { route: 'reservations.$reservationId._index', name: 'reservation, a guest declined', path: reservation },
  ])
  await member.context().addCookies([{ name: 'locale', value: 'fr', url: asked.origin }])
  await member.goto(reservation)
  await expect(member.locator('main')).toContainText(words)
  await expect(member.getByRole('heading', { level: 1 })).toContainText(r('confirmed', { count: 1 }))
  await member.goto(`${reservation}/change`)
  await field(member, translate(partyCopy, 'fr')('company')).selectOption('1')
  await member.locator('#guest-0').fill(ada.toLowerCase())
  await button(member, translate(changeCopy, 'fr')('see')).click()
  await expect(member.getByRole('status')).toContainText(`ne pourrons accueillir ${ada}`)
  await expect
    .poll(async () => {
      const rows = await query<{ kind: string; amount: number }>(
        `select m.kind, m.amount from deposit_movements m join deposits d on d.id = m.deposit_id
         join reservations r on r.id = d.reservation_id where r.event_id = $1 order by m.kind`,
        [eventId],
      )
      return rows.map(({ kind, amount }) => `${kind} ${amount}`)
    })
    .toEqual(['captured 100000', 'refunded 50000'])
})
