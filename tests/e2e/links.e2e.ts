import { type APIRequestContext, type Browser, expect } from '@playwright/test'
import { copy as invitationCopy } from '~/routes/invitations.$invitationId._index/copy'
import { copy as reservationCopy } from '~/routes/reservations.$reservationId._index/copy'
import { copy as cancelCopy } from '~/routes/reservations.$reservationId.cancel/copy'
import { copy as doorCopy } from '~/routes/sign-in/copy'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { readClub } from '../set-up/club'
import { comeInAs, freshPage, phone } from './steps/come-in'
import { changedSince, hashTables, settledHashes } from './steps/hash-tables'
import { choosePeople, openEvent, sendLetter, waveOf, writeLetter } from './steps/invite'
import { lapland } from './steps/lapland'
import { awaitLetter, linksOf, personalLinkOf, readLetters } from './steps/letters'
import { letAnyHour, query, sessionCookieOf } from './steps/rows'
import { test } from './steps/test'
import { cards, enterCard, payWith } from './steps/till'
import { button, field, link } from './steps/words'

const aino = { name: 'Aino Lehtinen', address: 'aino.lehtinen@example.com' }
const jonas = { name: 'Jonas Aaltonen', address: 'jonas.aaltonen@example.net' }
const kinds = [
  'correspondence',
  'deposit_returned',
  'invitation',
  'reservation_cancelled',
  'reservation_confirmed',
  'reservation_offered',
  'sign_in',
]
const t = translate(reservationCopy, 'en')

test.describe.configure({ mode: 'serial' })

test('paid too late with the seats gone, the deposit goes back in full and a letter says so', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const eventId = await inviteBoth(browser)
  const early = await freshPage(browser, 'en', phone)
  await early.goto(personalLinkOf(await awaitLetter(aino.address, 'A lake')))
  await button(early, translate(invitationCopy, 'en')('accept')).click()
  await payWith(early, cards.accepted, 'en')
  await expect(early.getByRole('heading', { level: 1 })).toHaveText(t('confirmed', { count: 1 }))

  const late = await freshPage(browser, 'en', phone)
  await late.goto(personalLinkOf(await awaitLetter(jonas.address, 'A lake')))
  await button(late, translate(invitationCopy, 'en')('accept')).click()
  await enterCard(late, cards.accepted, 'en')
  // Thirty minutes pass, and the other seat goes: in rows, for nobody waits that long for a test.
  await query(
    `update reservations r
     set expires_at = case when r.state = 'held' then clock_timestamp() - interval '1 second' end,
         seats = case when r.state = 'confirmed' then 2 else r.seats end
     where r.event_id = $1 and r.state in ('held', 'confirmed')`,
    [eventId],
  )
  await late.getByRole('button').click()
  await expect(late.locator('main')).toContainText(t('tooLate', { amount: '€500' }), { timeout: 20_000 })
  await awaitLetter(jonas.address, 'Your deposit is coming back')
  await expect
    .poll(() => readRefunded(eventId), { timeout: 20_000 })
    .toEqual([
      { kind: 'captured', amount: 50_000 },
      { kind: 'refunded', amount: 50_000 },
    ])

  await link(early, t('cancel')).click()
  await button(early, translate(cancelCopy, 'en')('confirm', { count: 2 })).click()
  await awaitLetter(aino.address, 'released')
})

test('every GET of every link in every letter, twice, changes no row', async ({ browser }) => {
  test.setTimeout(180_000)
  const { origin } = readClub()
  const stranger = await freshPage(browser, 'en')
  await stranger.goto(paths.signIn())
  await field(stranger, translate(doorCopy, 'en')('question')).fill(
    'gabriel.sarrazin@domaine-sarrazin.example',
  )
  await button(stranger, translate(doorCopy, 'en')('send')).click()
  await awaitLetter('gabriel.sarrazin@domaine-sarrazin.example', '/sign-in/')
  const letters = await readLetters()
  const readers = await openSessions(browser, [...new Set(letters.flatMap(({ to }) => to))])

  const before = await settledHashes()
  const sent = await query<{ kind: string }>(
    `select distinct kind from letters where provider_id is not null order by kind`,
  )
  expect(
    sent.map(({ kind }) => kind),
    'a letter of every kind lies in the inbox',
  ).toEqual(kinds)

  const links = [...new Set(letters.flatMap(linksOf))]
  expect(
    links.filter(href => new URL(href).origin !== origin),
    'letters lead to the club alone',
  ).toEqual([])
  for (const start of ['/i/', '/stop/', '/sign-in/', '/n/', '/vouches/', '/applications/'])
    expect(
      links.some(href => new URL(href).pathname.startsWith(start)),
      start,
    ).toBe(true)
  expect(links.some(href => href.endsWith('/voice'))).toBe(true)

  const alone = stranger.context().request
  const others = await Promise.all([1, 2, 3].map(() => freshPage(browser, 'en')))
  const strangers = [alone, ...others.map(page => page.context().request)]
  const ways = new Map<APIRequestContext, Set<string>>()
  for (const letter of letters) {
    const own = letter.to.flatMap(address => readers.get(address) ?? [])
    expect(own, `a reader for "${letter.subject}"`).toHaveLength(1)
    for (const href of linksOf(letter))
      for (const reader of [anyOf(strangers, links.indexOf(href)), ...own])
        ways.set(reader, (ways.get(reader) ?? new Set()).add(href))
  }
  // Each follows their own links one after the other, for their cookies tell what they opened last.
  await Promise.all([...ways].map(([reader, hrefs]) => followTwice(reader, hrefs)))
  expect(await changedSince(before), 'tables that a GET has changed').toEqual([])

  // What the same link does when it is posted shows that the hashes can see a change.
  const invited = await awaitLetter(jonas.address, 'A lake')
  const stop = linksOf(invited).find(href => new URL(href).pathname.startsWith('/stop/')) ?? ''
  const posted = await alone.post(stop, { form: { 'List-Unsubscribe': 'One-Click' } })
  expect(posted.status()).toBe(200)
  expect(await changedSince(before)).toEqual(expect.arrayContaining(['permissions']))
})

test('to read what a session may read changes no row', async ({ browser }) => {
  const page = await comeInAs(browser, 'member', 'fr')
  await comeInAs(browser, 'manager', 'fr')
  const before = await settledHashes()
  for (const path of [paths.home(), paths.account(), paths.voice(), paths.reservations()])
    for (const _ of [1, 2]) await get(page.context().request, path)
  expect(await changedSince(before)).toEqual([])
  expect(Object.keys(await hashTables()).length).toBeGreaterThan(20)
})

async function inviteBoth(browser: Browser): Promise<string> {
  await letAnyHour([aino.address, jonas.address])
  const staff = await comeInAs(browser, 'manager', 'fr')
  const event = { ...lapland('à deux'), seats: 2, guestsAllowed: 0 }
  const eventId = await openEvent(staff, event, 'fr')
  await choosePeople(staff, { eventId, narrowed: { q: aino.name }, names: [aino.name] }, 'fr')
  const wave = waveOf(staff)
  await choosePeople(staff, { eventId, narrowed: { q: jonas.name }, names: [jonas.name], wave }, 'fr')
  const words = { fr: { subject: 'Un lac', body: 'Venez.' }, en: { subject: 'A lake', body: 'Do come.' } }
  await writeLetter(staff, words, 'fr')
  await sendLetter(staff, 2, 'fr')
  await staff.context().close()
  return eventId
}

/** Each address with a browser in which its person has come in. */
async function openSessions(
  browser: Browser,
  addresses: readonly string[],
): Promise<Map<string, APIRequestContext>> {
  const readers = new Map<string, APIRequestContext>()
  for (const address of addresses) {
    const page = await freshPage(browser, 'en')
    await page.context().addCookies([await sessionCookieOf(address)])
    readers.set(address, page.context().request)
  }
  return readers
}

function anyOf<One>(all: readonly One[], at: number): One {
  const one = all[at % all.length]
  if (one === undefined) throw new Error('there is nobody')
  return one
}

async function followTwice(reader: APIRequestContext, hrefs: ReadonlySet<string>): Promise<void> {
  for (const href of hrefs) for (const _ of [1, 2]) await get(reader, href)
}

async function get(reader: APIRequestContext, href: string): Promise<void> {
  const answer = await reader.get(href)
  expect(answer.status(), href).toBe(200)
}

/** The movements of deposits that came too late. */
async function readRefunded(eventId: string): Promise<{ kind: string; amount: number }[]> {
  return query(
    `select m.kind, m.amount from deposit_movements m join deposits d on d.id = m.deposit_id
     join reservations r on r.id = d.reservation_id join deposit_refunds o on o.deposit_id = d.id
     where r.event_id = $1 and o.because = 'too_late' and m.kind <> 'authorised' order by m.id`,
    [eventId],
  )
}
