import { expect } from '@playwright/test'
import { copy as eventCopy } from '~/routes/staff.events.$eventId._index/copy'
import { translate } from '~/shared/copy'
import { comeInAs } from './steps/come-in'
import { prepareEvent } from './steps/invite'
import { lapland } from './steps/lapland'
import { query } from './steps/rows'
import { test } from './steps/test'
import { button } from './steps/words'

test('what an action has said stays said while the page follows its event', async ({ browser }) => {
  const page = await comeInAs(browser, 'manager', 'fr')
  const t = translate(eventCopy, 'fr')
  const eventId = await prepareEvent(page, lapland('à suivre'), 'fr')
  await button(page, t('publish')).click()
  const said = page.getByRole('status').filter({ hasText: t('opened') })
  await expect(said).toBeVisible()

  await query(`update slots set capacity = 23 where event_id = $1`, [eventId])
  await query(`select pg_notify('event_changed', $1)`, [eventId])
  await expect(page.locator('main')).toContainText(t('seatsTaken', { taken: 0, count: 23 }))
  await expect(said).toBeVisible()
})
