import { expect, type Page } from '@playwright/test'
import { copy } from '~/routes/door.$eventId._index/copy'
import { copy as answersCopy } from '~/routes/reservations.$reservationId.answers/copy'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { filmCode, openFilmedBrowser } from './steps/camera'
import { comeInAs, phone } from './steps/come-in'
import { query } from './steps/rows'
import { test } from './steps/test'
import { button } from './steps/words'

const t = translate(copy, 'fr')
const isHere = (name: string) => t('comeName', { name })
const mode = (page: Page) => page.locator('.door-mode')

async function tonight(): Promise<string> {
  const [event] = await query<{ id: string }>(`select id from events where slug = 'nuit-au-garage'`)
  return event?.id ?? ''
}

/** Which devices say that someone came, the one that stands first. */
async function stampsOf(name: string): Promise<string[]> {
  const rows = await query<{ device: string }>(
    `select c.device from check_ins c
     join reservations r on r.id = c.reservation_id join persons p on p.id = r.person_id
     left join guests g on g.reservation_id = r.id and g.position = c.position
     where r.event_id = $1 and c.undone_at is null
       and case c.position when 0 then p.given_name || ' ' || p.family_name else g.full_name end = $2
     order by c.yields_to nulls first`,
    [await tonight(), name],
  )
  return rows.map(({ device }) => device.split(' · ')[0] ?? '')
}

/** The door on a phone, with its list, and kept so that it opens without a network. */
async function openDoor(page: Page): Promise<void> {
  await page.goto(paths.door(await tonight()))
  await expect(mode(page)).toHaveAttribute('data-mode', 'online')
  await page.waitForFunction(async () => {
    const kept = await caches.match(window.location.pathname)
    const names = (await caches.keys()).filter(name => name.startsWith('door-'))
    const parts = await Promise.all(names.map(async name => (await caches.open(name)).keys()))
    return kept !== undefined && parts.flat().some(({ url }) => url.endsWith('.wasm'))
  })
}

test('a pass held before the camera lets its person in once', async ({ browser }, info) => {
  test.setTimeout(120_000)
  const member = await comeInAs(browser, 'member', 'fr', phone)
  const [own] = await query<{ id: string }>(
    `select r.id from reservations r join persons p on p.id = r.person_id
     where r.event_id = $1 and p.address_norm = 'claire.renard@mail.example.com'`,
    [await tonight()],
  )
  await member.goto(paths.reservationPass(own?.id ?? ''))
  const film = info.outputPath('pass.mjpeg')
  await filmCode(member.locator('.code-figure').first(), film)
  const filmed = await openFilmedBrowser(film)
  try {
    const page = await comeInAs(filmed, 'door', 'fr', phone)
    await openDoor(page)
    await button(page, t('scan')).click()
    // A camera drawn by the processor may take its time.
    await expect(page.locator('.verdict-good')).toContainText(t('welcome', { name: 'Claire Renard' }), {
      timeout: 40_000,
    })
    await expect.poll(() => stampsOf('Claire Renard')).toEqual(['Inès'])
    await button(page, t('stop')).click()
    await button(page, t('close')).click()
    await button(page, t('scan')).click()
    await expect(page.locator('.verdict-warn')).toContainText(t('alreadyText'), { timeout: 40_000 })
    expect(await stampsOf('Claire Renard')).toHaveLength(1)
    await button(page, t('undoName', { name: 'Claire Renard' })).click()
    await expect.poll(() => stampsOf('Claire Renard')).toEqual([])
  } finally {
    await filmed.close()
  }
})

test('without a network the door goes on, and on return the first hour stands and the second is named', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const away = await comeInAs(browser, 'door', 'fr', phone)
  const there = await comeInAs(browser, 'manager', 'fr', phone)
  await openDoor(away)
  await openDoor(there)

  await away.context().setOffline(true)
  await expect(mode(away)).toHaveAttribute('data-mode', 'offline')
  await button(there, isHere('Ada Lindqvist')).click()
  await expect.poll(() => stampsOf('Ada Lindqvist')).toEqual(['Paul'])
  await button(away, isHere('Hugo Laine')).click()
  await button(away, isHere('Ada Lindqvist')).click()
  await expect(mode(away)).toContainText(t('waiting', { count: 2 }))
  await button(there, isHere('Hugo Laine')).click()
  await expect.poll(() => stampsOf('Hugo Laine')).toEqual(['Paul'])

  await away.reload()
  await expect(mode(away)).toContainText(t('waiting', { count: 2 }))
  await expect(button(away, t('undoName', { name: 'Hugo Laine' }))).toBeVisible()

  await away.context().setOffline(false)
  await expect(mode(away)).toHaveAttribute('data-mode', 'online')
  const conflicts = away.locator('.notice').filter({ hasText: t('conflicts') })
  await expect(conflicts).toContainText(/Hugo Laine : votre accueil est le premier\. Celui de Paul/)
  await expect(conflicts).toContainText(/Ada Lindqvist avait déjà été accueilli·e .* par Paul/)
  expect(await stampsOf('Hugo Laine')).toEqual(['Inès', 'Paul'])
  expect(await stampsOf('Ada Lindqvist')).toEqual(['Paul', 'Inès'])
  await expect(mode(away)).toHaveAttribute('data-waiting', '0')
})

test('without a script the door searches and checks in by plain forms', async ({ browser }) => {
  const page = await comeInAs(browser, 'door', 'fr', { ...phone, javaScriptEnabled: false })
  await page.goto(paths.door(await tonight()))
  await page.getByPlaceholder(t('search')).fill('whitmore')
  await page.getByRole('search').getByRole('button').click()
  await button(page, isHere('Andrew Whitmore')).click()
  await expect(page.getByRole('status').filter({ hasText: t('isIn') })).toBeVisible()
  await expect.poll(() => stampsOf('Andrew Whitmore')).toEqual(['Inès'])
  await button(page, t('undoName', { name: 'Andrew Whitmore' })).click()
  await expect.poll(() => stampsOf('Andrew Whitmore')).toEqual([])
})

test('whoever signs out leaves no guest list on the device', async ({ browser }) => {
  const page = await comeInAs(browser, 'brand staff', 'fr', phone)
  await openDoor(page)
  const lists = () =>
    page.evaluate(
      () =>
        new Promise(resolve => {
          const request = indexedDB.open('connivence-door')
          request.onsuccess = () => {
            const all = request.result.transaction('lists').objectStore('lists').count()
            all.onsuccess = () => resolve(all.result)
          }
        }),
    )
  await expect.poll(lists).toBe(1)
  await page.context().clearCookies()
  await page.goto(paths.signIn())
  await expect.poll(lists).toBe(0)
})

test('what a member confides before coming is read by those who receive them', async ({ browser }) => {
  const member = await comeInAs(browser, 'member', 'fr', phone)
  const [own] = await query<{ id: string }>(
    `select r.id from reservations r join persons p on p.id = r.person_id
     where r.event_id = $1 and p.address_norm = 'claire.renard@mail.example.com'`,
    [await tonight()],
  )
  const words = 'Des bougies sans parfum, s’il vous plaît'
  await member.goto(paths.reservationAnswers(own?.id ?? ''))
  await member.getByLabel('Autre chose à savoir').first().fill(words)
  await button(member, translate(answersCopy, 'fr')('keep')).first().click()
  await expect(member.getByLabel('Autre chose à savoir').first()).toHaveValue(words)
  const page = await comeInAs(browser, 'door', 'fr', phone)
  await openDoor(page)
  await expect(page.locator('.door-party').filter({ hasText: 'Claire Renard' }).first()).toContainText(words)
})
