import { expect } from '@playwright/test'
import { comeInAs, freshPage, phone } from './steps/come-in'
import { openEvent } from './steps/invite'
import { lapland } from './steps/lapland'
import { letAnyHour } from './steps/rows'
import { test } from './steps/test'
import { button } from './steps/words'
import { accept, cancel, decline } from './walk/answers'
import { bringIn } from './walk/bring-in'
import { casts } from './walk/cast'
import { EventPage, exportGuests } from './walk/event-page'
import { compareLetters, invite } from './walk/read-letters'

test.describe.configure({ mode: 'serial' })

for (const locale of ['fr', 'en'] as const) {
  test(`from an import to a paid reservation and back, in ${locale === 'fr' ? 'French' : 'English'}`, async ({
    browser,
  }) => {
    test.setTimeout(240_000)
    const cast = casts[locale]
    const event = lapland(locale === 'fr' ? 'en français' : 'in English')
    const staff = await comeInAs(browser, 'brand staff', 'fr')
    if (locale === 'en') await button(staff, 'English').click()
    await expect(staff.locator('html')).toHaveAttribute('lang', locale)

    await test.step('staff bring in the export', () => bringIn(staff, locale))
    const everyone = [cast.comes, cast.declines, cast.cancels, cast.silent]
    await letAnyHour(everyone.map(({ address }) => address))
    const eventId = await test.step('staff prepare the event and open it', () =>
      openEvent(staff, event, locale))
    const previews = await test.step('staff choose people, write, read and send', () =>
      invite(staff, eventId, cast, locale))

    const watch = await comeInAs(browser, 'brand staff', 'fr')
    const eventPage = new EventPage(watch, locale)
    await test.step('the guest list stands open in another window', () => eventPage.open(eventId))

    await test.step('the letters arrive as staff read them', () => compareLetters(previews, cast))
    await test.step('one accepts with a guest and pays', async () => {
      const page = await freshPage(browser, locale, phone)
      await accept(page, eventPage, { reader: cast.comes, event, eventId, locale })
      await page.context().close()
    })
    await test.step('one declines with a word', async () => {
      const page = await freshPage(browser, locale, phone)
      await decline(page, cast.declines, locale)
      await page.context().close()
      await eventPage.shows({ opened: 2, accepted: 1, paid: 1, declined: 1, silent: 2 })
    })
    await test.step('one comes alone, then cancels', async () => {
      const page = await freshPage(browser, locale, phone)
      await cancel(page, eventPage, { reader: cast.cancels, event, eventId, locale })
      await page.context().close()
    })
    await test.step('the funnel and the list are exported', async () => {
      await eventPage.shows({
        invited: 4,
        delivered: 4,
        opened: 3,
        accepted: 2,
        paid: 2,
        declined: 1,
        silent: 1,
      })
      await eventPage.stayed()
      await exportGuests(watch, { cast, event, locale })
    })
  })
}
