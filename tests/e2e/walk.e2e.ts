import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { copy as invitationCopy } from '~/routes/invitations.$invitationId._index/copy'
import { copy as reservationCopy } from '~/routes/reservations.$reservationId._index/copy'
import { copy as cancelCopy } from '~/routes/reservations.$reservationId.cancel/copy'
import { copy as eventCopy } from '~/routes/staff.events.$eventId._index/copy'
import { copy as waveCopy } from '~/routes/staff.events.$eventId.waves.$waveId._index/copy'
import { copy as previewCopy } from '~/routes/staff.events.$eventId.waves.$waveId.letters.$invitationId/copy'
import { copy as importsCopy } from '~/routes/staff.imports._index/copy'
import { copy as importCopy } from '~/routes/staff.imports.$importId._index/copy'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, formatMoney, formatNumber } from '~/shared/format'
import { paths } from '~/shared/paths'
import { copyFor } from '../../scripts/sandbox/stripe/pages/copy'
import { countExport, exportPath } from '../integration/profile/count-export'
import { readClub } from '../set-up/club'
import { comeInAs, freshPage, phone } from './steps/come-in'
import { choosePeople, openEvent, sendLetter, type Wording, waveOf, writeLetter } from './steps/invite'
import { type EventValues, lapland } from './steps/lapland'
import { awaitLetter, type Letter, linksOf, personalLinkOf } from './steps/letters'
import { letAnyHour, query } from './steps/rows'
import { cards, delayWebhooks, payWith } from './steps/till'
import { button, figure, link, rowOf } from './steps/words'

type Reader = { name: string; address: string; greeting: string }
type Cast = {
  model: string
  /** Those who read the language of the walk. */
  comes: Reader
  declines: Reader
  cancels: Reader
  /** One who reads the other language, and leaves the letter unanswered. */
  silent: Reader
}

/** People of the export who said yes to letters; each walk has its own. */
const casts: Record<Locale, Cast> = {
  fr: {
    model: 'Cime Électrique',
    comes: {
      name: 'Léopoldine Collet',
      address: 'leopoldine.collet@example.org',
      greeting: 'Chère Madame Collet,',
    },
    declines: { name: 'Baptiste Dubois', address: 'baptiste.dubois@example.net', greeting: '' },
    cancels: {
      name: 'Antoine Bertrand',
      address: 'antoine.bertrand@example.org',
      greeting: 'Cher Monsieur Bertrand,',
    },
    silent: {
      name: 'Billy Schinner',
      address: 'billy.schinner@example.org',
      greeting: 'Dear Billy Schinner,',
    },
  },
  en: {
    model: 'Boréale',
    comes: { name: 'Milton Rodriguez', address: 'milton.rodriguez@mail.example.com', greeting: '' },
    declines: { name: 'Jay Keiner', address: 'jay.keiner@example.org', greeting: 'Dear Mrs Keiner,' },
    cancels: { name: 'Reyna Kilback', address: 'reyna.kilback@mail.example.com', greeting: '' },
    silent: { name: 'Angèle Henry', address: 'angele.henry@example.com', greeting: '' },
  },
}

const wording: Wording = {
  fr: {
    subject: 'Un lac gelé, {{prénom}}',
    body: 'Vous conduisez une {{modèle|Aurora}} ; celle que nous montrons lui ressemble.\n\nNous nous retrouvons à {{lieu}}, et je vous garde votre place jusqu’au {{réponse_avant}}.',
  },
  en: {
    subject: 'A frozen lake, {{given_name}}',
    body: 'You drive a {{model|car of ours}}; the one we are showing is its kin.\n\nWe meet at {{venue}}, and I am keeping your place until {{reply_by}}.',
  },
}

/** A guest whose name a spreadsheet would take for a formula. */
const oddGuest = '=1+1 Paul Collet'

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

/** Brings the export in; where it has been before, it changes nothing. */
async function bringIn(page: Page, locale: Locale): Promise<void> {
  const t = translate(importCopy, locale)
  const byHand = countExport(dayInZone(new Date(), 'Europe/Paris'))
  const isFirst = locale === 'fr'
  await link(page, 'Imports').click()
  await page.getByLabel(translate(importsCopy, locale)('file')).setInputFiles(exportPath.pathname)
  await button(page, translate(importsCopy, locale)('bring')).click()
  await expect(page.getByRole('heading', { name: t('columnsTitle') })).toBeVisible()
  const asRead = page.getByLabel(t('readAsNamed', { name: 'Consentement le' }))
  await expect(asRead).toHaveValue('consent_date')

  const before = await hashPeople()
  await expect(page.getByRole('heading', { name: t('willGive') })).toBeVisible()
  await expectCounts(page)
  await button(page, t('run')).click()
  await expect(page.getByRole('status').filter({ hasText: t('ran') })).toBeVisible()
  await expect(page.getByRole('heading', { name: t('gave') })).toBeVisible()
  await expectCounts(page)
  if (!isFirst) expect(await hashPeople(), 'the second import changes nothing').toBe(before)
  await expectRefusedFile()

  async function expectCounts(scope: Page) {
    const { people, merged, refused } = byHand
    const counts = isFirst
      ? { imported: people.length, merged, unchanged: 0, refused: refused.length }
      : { imported: 0, merged: 0, unchanged: people.length + merged, refused: refused.length }
    for (const key of ['imported', 'merged', 'unchanged', 'refused'] as const)
      await expect(figure(scope, t(key))).toHaveText(formatNumber(counts[key], locale))
    const allowed = people.filter(({ channels }) => channels.length > 0).length
    await expect(scope.getByText(t('permissionTitle'))).toBeVisible()
    await expect(scope.locator('main')).toContainText(
      t('permissionText', {
        with: formatNumber(allowed, locale),
        people: formatNumber(people.length, locale),
        count: people.length - allowed,
        n: formatNumber(people.length - allowed, locale),
      }),
    )
  }

  async function expectRefusedFile() {
    const [file] = await Promise.all([page.waitForEvent('download'), link(page, t('download')).click()])
    const text = readFileSync(await file.path(), 'utf8')
    const rows: string[][] = parse(text, { delimiter: ';', bom: true })
    const lines = rows.slice(1).map(([line]) => Number(line))
    expect(lines).toEqual(byHand.refused.map(({ line }) => line).sort((a, b) => a - b))
    for (const [, reason] of rows.slice(1)) expect(reason).not.toBe('')
    expect(rows.flat().filter(cell => /^\s*[=+\-@]/.test(cell))).toEqual([])
  }
}

type Preview = { subject: string; text: string; html: string; locale: Locale }

/** Chooses four people in two goes, writes to them, reads the exact letter of two of them, and sends. */
async function invite(
  page: Page,
  eventId: string,
  cast: Cast,
  locale: Locale,
): Promise<Map<string, Preview>> {
  const t = translate(waveCopy, locale)
  const { model, comes, declines, cancels, silent } = cast
  const names = [comes.name, declines.name, cancels.name]
  await choosePeople(page, { eventId, narrowed: { model, language: locale }, names }, locale)
  const wave = waveOf(page)
  await choosePeople(page, { eventId, narrowed: { q: silent.name }, names: [silent.name], wave }, locale)
  expect(waveOf(page), 'the second choice joins the first').toBe(wave)
  await writeLetter(page, wording, locale)
  const previews = new Map([
    [comes.address, await readPreview(page, comes.name, locale)],
    [silent.address, await readPreview(page, silent.name, locale)],
  ])
  await sendLetter(page, 4, locale)
  await expect(
    page.getByText(t('words'), { exact: true }),
    'a letter that left cannot be changed',
  ).toHaveCount(0)
  return previews
}

async function readPreview(page: Page, name: string, locale: Locale): Promise<Preview> {
  const t = translate(previewCopy, locale)
  await rowOf(page, name).getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  const subject = page.locator('dl.rows dd span[lang]')
  const language = (await subject.getAttribute('lang')) === 'en' ? 'en' : 'fr'
  // By key: the sheet lies in a process of its own, and a click beside it may land where the page was before it scrolled.
  await page
    .locator('summary')
    .filter({ hasText: t('text') })
    .press('Enter')
  await expect(page.locator('pre')).toBeVisible()
  const text = await page.locator('pre').innerText()
  const frame = page.frameLocator(`iframe[title="${t('frame', { name })}"]`)
  await expect(frame.locator('html')).toHaveAttribute('lang', language)
  const html = await frame.locator('body').innerText()
  const preview = { subject: await subject.innerText(), text, html, locale: language } as const
  await link(page, t('back')).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(translate(waveCopy, locale)('title'))
  return preview
}

/** What staff read is what left, to the word; only the links now lead somewhere. */
async function compareLetters(previews: Map<string, Preview>, cast: Cast): Promise<void> {
  for (const reader of [cast.comes, cast.silent]) {
    const preview = previews.get(reader.address)
    const letter = await awaitLetter(reader.address, preview?.subject ?? '')
    expect(letter.subject).toBe(preview?.subject)
    expect(letter.subject).toContain(reader.name.split(' ')[0])
    expect(withoutLinks(letter.text)).toBe(withoutLinks(preview?.text ?? ''))
    for (const line of (preview?.html ?? '').split('\n').filter(each => each.trim() !== ''))
      expect(plain(letter.html)).toContain(plain(line))
    if (reader.greeting) expect(letter.text).toContain(reader.greeting)
    expect(letter.headers['List-Unsubscribe']).toContain(paths.stopLink(''))
    expect(letter.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
  }
  const letter = await awaitLetter(cast.comes.address, '')
  expect(letter.text).toContain(cast.model)
}

function withoutLinks(text: string): string {
  return plain(text.replace(/https?:\/\/\S+/g, ''))
}

/** The bare words, whatever their case, their marks and their spacing. */
function plain(text: string): string {
  return text
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#x?[\da-f]+;|&\w+;/gi, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

type Going = { reader: Reader; event: EventValues; eventId: string; locale: Locale }

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

async function accept(page: Page, list: EventPage, going: Going): Promise<void> {
  const { reader, event, eventId, locale } = going
  const t = translate(invitationCopy, locale)
  const said = translate(reservationCopy, locale)
  const letter = await openInvitation(page, going)

  const invitation = page.url()
  for (const address of [...linksOf(letter), `${invitation}?intent=accept&guest=`])
    await page.request.get(address)
  expect(await countReservations(eventId), 'a GET accepts nothing').toBe(0)

  await page.getByLabel(t('guestName')).fill(oddGuest)
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

async function decline(page: Page, reader: Reader, locale: Locale): Promise<void> {
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

/** Comes alone, pays, sees first what comes back, and then gets exactly that, once. */
async function cancel(page: Page, list: EventPage, going: Going): Promise<void> {
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

  const amount = formatMoney(50_000, 'EUR', locale)
  await link(page, said('cancel')).click()
  await expect(page.locator('main')).toContainText(t('wholeText', { amount }))
  const reservationId = new URL(page.url()).pathname.split('/').at(2) ?? ''
  expect(await readMovements(reservationId), 'to look is not to cancel').toEqual(['captured 50000 EUR'])
  await button(page, t('confirm', { count: 1 })).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(said('cancelled', { count: 1 }))
  for (const _ of [1, 2]) {
    const again = await page.request.post(paths.reservationCancel(reservationId), {
      form: { shown: '50000' },
      headers: { origin: readClub().origin },
    })
    expect(again.status(), 'pressed again, it changes nothing').toBe(200)
  }
  await expect
    .poll(() => readMovements(reservationId), { timeout: 20_000 })
    .toEqual(['captured 50000 EUR', 'refunded 50000 EUR'])
  await page.reload()
  await expect(page.locator('main')).toContainText(said('returned', { amount }))
  const gone = await awaitLetter(reader.address, locale === 'fr' ? 'est rendue' : 'is released')
  expect(gone.text.replace(/\s+/g, ' ')).toContain(amount.replace(/\s+/g, ' '))
  await list.lists(reader.name, translate(eventCopy, locale)('isCancelledOne'))
  await list.seats(2)
}

type Funnel = Partial<
  Record<'invited' | 'delivered' | 'opened' | 'accepted' | 'paid' | 'declined' | 'silent', number>
>
const funnelWords: Record<Locale, Record<keyof Funnel, string>> = {
  fr: {
    invited: 'Invités',
    delivered: 'Lettre reçue',
    opened: 'Page ouverte',
    accepted: 'Ont dit oui',
    paid: 'Caution réglée',
    declined: 'Ont décliné',
    silent: 'Sans réponse',
  },
  en: {
    invited: 'Invited',
    delivered: 'Letter delivered',
    opened: 'Page opened',
    accepted: 'Said yes',
    paid: 'Deposit paid',
    declined: 'Declined',
    silent: 'No answer yet',
  },
}

/** The event as staff watch it: it must show each change by itself. */
class EventPage {
  constructor(
    readonly page: Page,
    private readonly locale: Locale,
  ) {}

  async open(eventId: string): Promise<void> {
    if (this.locale === 'en') await this.page.context().addCookies([english()])
    await this.page.goto(paths.staffEvent(eventId))
    await expect(this.page.locator('main')).toContainText(translate(eventCopy, this.locale)('guestsEmpty'))
    await markPage(this.page)
  }

  async lists(name: string, words: string): Promise<void> {
    await expect(rowOf(this.page, name)).toContainText(words, { timeout: 20_000 })
  }

  async shows(funnel: Funnel): Promise<void> {
    for (const [step, count] of Object.entries(funnel)) {
      const label = funnelWords[this.locale][step as keyof Funnel]
      const line = this.page.locator('.funnel li').filter({ hasText: label })
      await expect(line.locator('.funnel-count'), label).toHaveText(String(count), { timeout: 20_000 })
    }
  }

  async seats(taken: number): Promise<void> {
    const words = translate(eventCopy, this.locale)('seatsTaken', { taken, count: 24 })
    await expect(this.page.locator('main')).toContainText(words, { timeout: 20_000 })
  }

  async stayed(): Promise<void> {
    expect(await isMarked(this.page), 'the list was never loaded again').toBe(true)
  }
}

async function exportGuests(
  page: Page,
  { cast, event, locale }: { cast: Cast; event: EventValues; locale: Locale },
): Promise<void> {
  const name = translate(eventCopy, locale)('file')
  const [file] = await Promise.all([page.waitForEvent('download'), link(page, name).click()])
  const text = readFileSync(await file.path(), 'utf8')
  expect(text.startsWith('\ufeff'), 'a spreadsheet knows it for UTF-8').toBe(true)
  const [head, ...rows]: string[][] = parse(text, { delimiter: ';', bom: true })
  expect(head).toHaveLength(12)
  const told = rows.map(row => row.slice(0, 4).concat(row.slice(5, 9)))
  const words =
    locale === 'fr'
      ? ['confirmée', 'réglée', 'annulée', 'rendue']
      : ['confirmed', 'paid', 'cancelled', 'returned']
  const sums = locale === 'fr' ? { two: '1000', one: '500' } : { two: '1000', one: '500' }
  expect(told).toEqual([
    [cast.comes.name, `'${oddGuest}`, '2', words[0], words[1], sums.two, '', 'EUR'],
    [cast.cancels.name, '', '1', words[2], words[3], sums.one, sums.one, 'EUR'],
  ])
  expect(rows.flat().filter(cell => /^\s*[=+\-@]/.test(cell))).toEqual([])
  expect(file.suggestedFilename()).toMatch(/\.csv$/)
  expect(event.seats).toBe(24)
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

/** Everything that an import may write of people. */
async function hashPeople(): Promise<string> {
  const tables = ['persons', 'facts', 'permissions', 'contact_policies', 'suppressions']
  const hashes = await Promise.all(
    tables.map(table =>
      query<{ hash: string }>(
        `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${table} t`,
      ),
    ),
  )
  return hashes.map(([row]) => row?.hash).join(' ')
}

/** A mark that a page loses when it is loaded again. */
async function markPage(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dataset.mark = 'here'
    Object.assign(window, { stays: true })
  })
}

async function isMarked(page: Page): Promise<boolean> {
  return page.evaluate(() => 'stays' in window)
}

function english() {
  return { name: 'locale', value: 'en', url: readClub().origin }
}
