import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, expect } from '@playwright/test'
import { copy as invitationCopy } from '~/routes/invitations.$invitationId._index/copy'
import { copy as doorCopy } from '~/routes/sign-in/copy'
import { copy as guestsCopy } from '~/routes/staff.events.$eventId.guests/copy'
import { copy as houseChangeCopy } from '~/routes/staff.events.$eventId.reservations.$reservationId.change/copy'
import { copy as newReservationCopy } from '~/routes/staff.events.$eventId.reservations.new/copy'
import { copy as importsCopy } from '~/routes/staff.imports._index/copy'
import { type Locale, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { copy as formCopy } from '~/ui/event-form/copy'
import { checkout } from '../../scripts/checkout/folder.mjs'
import { comeInAs, desk, freshPage } from './steps/come-in'
import { choosePeople, prepareEvent, waveOf } from './steps/invite'
import { lapland } from './steps/lapland'
import { awaitLetter, linksOf, personalLinkOf } from './steps/letters'
import { frames, look, seenBy } from './steps/page-table'
import { dropOneMore, keepOneMore, query } from './steps/rows'
import { aReader, inviteReader, uploadPeople } from './steps/set-the-scene'
import { test } from './steps/test'
import { button } from './steps/words'

const notYet = { name: 'Marta Keller' }
const nobody = '00000000-0000-4000-8000-000000000000'

test('every page of the house stands in these tables', () => {
  const routes = join(checkout, 'app', 'routes')
  const pages = readdirSync(routes).filter(name => rendersPage(join(routes, name)))
  expect(pages.length).toBeGreaterThan(20)
  expect([...new Set([...Object.values(seenBy).flat(), ...frames])].sort()).toEqual(pages.sort())
})

test('what a stranger sees', async ({ browser }) => {
  test.setTimeout(180_000)
  const page = await freshPage(browser, 'fr', desk)
  const [permission] = await query<{ id: string }>('select id from permissions limit 1')
  await look(page, 'stranger', [
    { route: '_index', name: 'door', path: paths.home() },
    { route: 'sign-in', name: 'sign-in', path: paths.signIn() },
    {
      route: 'sign-in',
      name: 'sign-in amiss',
      path: paths.signIn(),
      act: async (scope, locale) => {
        await button(scope, translate(doorCopy, locale)('send')).click()
        await expect(scope.locator('[aria-invalid=true]')).toBeVisible()
      },
    },
    { route: 'sign-in', name: 'sign-in letter sent', path: `${paths.signIn()}?sent` },
    { route: 'sign-in_.$token', name: 'sign-in link dead', path: paths.signInLink('x'.repeat(43)) },
    { route: '$', name: 'nowhere', path: '/nowhere/at/all', status: 404 },
    {
      route: 'stop.$token',
      name: 'stop of nobody',
      path: paths.stopLink(`${permission?.id}.${'x'.repeat(43)}`),
      status: 404,
    },
    {
      route: '$',
      name: 'invitation of another',
      path: paths.invitation(nobody),
      status: 404,
    },
  ])
})

test('what a member sees', async ({ browser }) => {
  test.setTimeout(240_000)
  const page = await comeInAs(browser, 'member', 'fr')
  const claire = 'claire.renard@mail.example.com'
  const [open] = await query<{ id: string }>(
    `select i.id from invitations i join persons p on p.id = i.person_id join events e on e.id = i.event_id
     where p.address_norm = $1 and e.slug = 'laponie-avant-premiere'`,
    [claire],
  )
  const [confirmed] = await query<{ id: string }>(
    `select r.id from reservations r join persons p on p.id = r.person_id
     join events e on e.id = r.event_id
     where p.address_norm = $1 and r.state = 'confirmed' and e.starts_at > now()
     order by e.starts_at desc limit 1`,
    [claire],
  )
  const [lived] = await query<{ id: string }>(
    `select r.id from reservations r join persons p on p.id = r.person_id
     join events e on e.id = r.event_id
     where p.address_norm = $1 and r.state = 'confirmed' and e.ends_at < now()`,
    [claire],
  )
  await look(page, 'member', [
    { route: '_index', name: 'home', path: paths.home() },
    { route: 'account', name: 'account', path: paths.account() },
    { route: 'account_.calendar', name: 'calendar address', path: paths.accountCalendar() },
    {
      route: 'reservations.$reservationId.feedback',
      name: 'feedback',
      path: paths.reservationFeedback(lived?.id ?? ''),
    },
    { route: 'voice', name: 'voice', path: paths.voice() },
    { route: 'reservations._index', name: 'reservations', path: paths.reservations() },
    {
      route: 'reservations.$reservationId._index',
      name: 'reservation confirmed',
      path: paths.reservation(confirmed?.id ?? ''),
    },
    {
      route: 'reservations.$reservationId.cancel',
      name: 'cancel',
      path: paths.reservationCancel(confirmed?.id ?? ''),
    },
    {
      route: 'reservations.$reservationId.answers',
      name: 'before coming',
      path: paths.reservationAnswers(confirmed?.id ?? ''),
    },
    {
      route: 'reservations.$reservationId.change',
      name: 'change of a reservation',
      path: paths.reservationChange(confirmed?.id ?? ''),
    },
    {
      route: 'reservations.$reservationId._index',
      name: 'reservation with a seat more',
      path: paths.reservation(confirmed?.id ?? ''),
      act: async page => {
        await keepOneMore(confirmed?.id ?? '', 'Anne Morel')
        await page.reload()
      },
    },
    {
      route: 'reservations.$reservationId.change',
      name: 'change with a seat more',
      path: paths.reservationChange(confirmed?.id ?? ''),
    },
    {
      route: 'reservations.$reservationId.pass',
      name: 'pass',
      path: paths.reservationPass(confirmed?.id ?? ''),
    },
    {
      route: 'invitations.$invitationId._index',
      name: 'invitation',
      path: paths.invitation(open?.id ?? ''),
    },
    {
      route: 'invitations.$invitationId.waitlist',
      name: 'waitlist by an invitation',
      path: paths.invitationWaitlist(open?.id ?? ''),
    },
    { route: '$', name: 'member nowhere', path: paths.staff(), status: 404 },
  ])
  await dropOneMore(confirmed?.id ?? '')
  const applicant = await comeInAs(browser, 'applicant', 'fr')
  await look(applicant, 'member', [{ route: '_index', name: 'home of an applicant', path: paths.home() }])
})

test('what the reader of a letter sees, and what staff see of it', async ({ browser }) => {
  test.setTimeout(300_000)
  const staff = await comeInAs(browser, 'manager', 'fr')
  const sent = await inviteReader(staff)
  const letter = await awaitLetter(aReader.address, 'A page to look at')
  const page = await freshPage(browser, 'en', desk)
  await page.goto(personalLinkOf(letter))
  const invitation = new URL(page.url()).pathname
  const stop = linksOf(letter).find(href => new URL(href).pathname.startsWith('/stop/')) ?? ''
  await look(page, 'reader', [
    { route: 'invitations.$invitationId._index', name: 'letter opened', path: invitation },
    { route: 'voice', name: 'voice by letter', path: paths.voice() },
    {
      route: 'invitations.$invitationId._index',
      name: 'letter opened, about to decline',
      path: invitation,
      act: (scope, locale) =>
        scope.getByText(translate(invitationCopy, locale)('decline'), { exact: true }).click(),
    },
  ])
  await look(page, 'stranger', [{ route: 'stop.$token', name: 'stop', path: new URL(stop).pathname }])
  await page.context().addCookies([{ name: 'locale', value: 'en', url: page.url() }])
  await page.goto(invitation)
  await button(page, translate(invitationCopy, 'en')('accept')).click()
  await page.waitForURL(/\/c\/pay\//)
  const [held] = await query<{ id: string }>('select id from reservations where event_id = $1', [
    sent.eventId,
  ])
  await look(page, 'reader', [
    {
      route: 'reservations.$reservationId._index',
      name: 'reservation held',
      path: paths.reservation(held?.id ?? ''),
    },
    { route: 'invitations.$invitationId._index', name: 'letter opened, seat held', path: invitation },
  ])
  await look(staff, 'staff', [
    {
      route: 'staff.events.$eventId._index',
      name: 'event with a hold',
      path: paths.staffEvent(sent.eventId),
    },
    {
      route: 'staff.events.$eventId.waves.$waveId._index',
      name: 'wave sent',
      path: paths.staffWave(sent.eventId, sent.waveId),
    },
  ])
  await lookAtDraftWave(browser, sent.eventId)
})

test('what staff see', async ({ browser }) => {
  test.setTimeout(300_000)
  const page = await comeInAs(browser, 'manager', 'fr')
  const draft = await prepareEvent(page, lapland('à préparer'), 'fr')
  const importId = await uploadPeople(page)
  const [done] = await query<{ id: string }>(`select id from imports where state = 'done' limit 1`)
  const [someone] = await query<{ id: string }>(
    `select id from persons where address_norm = 'claire.renard@mail.example.com'`,
  )
  await look(page, 'staff', [
    { route: 'staff._index', name: 'staff home', path: paths.staff() },
    { route: 'staff.people._index', name: 'people', path: paths.staffPeople() },
    { route: 'staff.people._index', name: 'people sought', path: `${paths.staffPeople()}?q=renard` },
    { route: 'staff.people.$personId', name: 'person', path: paths.staffPerson(someone?.id ?? '') },
    { route: 'staff.imports._index', name: 'imports', path: paths.staffImports() },
    {
      route: 'staff.imports._index',
      name: 'imports amiss',
      path: paths.staffImports(),
      act: async (scope, locale) => {
        await button(scope, translate(importsCopy, locale)('bring')).click()
        await expect(scope.locator('[aria-invalid=true]')).toBeVisible()
      },
    },
    { route: 'staff.imports.$importId._index', name: 'import to map', path: paths.staffImport(importId) },
    { route: 'staff.imports.$importId._index', name: 'import done', path: paths.staffImport(done?.id ?? '') },
    { route: 'staff.events._index', name: 'events', path: paths.staffEvents() },
    { route: 'staff.events.new', name: 'event new', path: paths.staffNewEvent() },
    {
      route: 'staff.events.new',
      name: 'event new amiss',
      path: paths.staffNewEvent(),
      act: async (scope, locale) => {
        await button(scope, translate(formCopy, locale)('create')).click()
        await expect(scope.locator('[aria-invalid=true]').first()).toBeVisible()
      },
    },
    { route: 'staff.events.$eventId._index', name: 'event in preparation', path: paths.staffEvent(draft) },
    { route: 'staff.events.$eventId.edit', name: 'event edit', path: paths.staffEventEdit(draft) },
    { route: 'staff.events.$eventId.waves.new', name: 'choose people', path: paths.staffNewWave(draft) },
    { route: 'staff.team', name: 'team', path: paths.staffTeam() },
    { route: '$', name: 'staff nowhere', path: paths.staffEvent(nobody), status: 404 },
  ])
})

test('what staff see of one party, and do for it', async ({ browser }) => {
  test.setTimeout(180_000)
  const page = await comeInAs(browser, 'manager', 'fr')
  const [party] = await query<{ id: string; eventId: string }>(
    `select r.id, r.event_id as "eventId" from reservations r join events e on e.id = r.event_id
     where e.slug = 'une-journee-en-cime' and r.state = 'confirmed' and r.seats > 1 order by r.created_at limit 1`,
  )
  const [newcomer] = await query<{ id: string }>(
    `select id from persons where address_norm = 'bianca.moretti@example.org'`,
  )
  const [eventId, id] = [party?.eventId ?? '', party?.id ?? '']
  const change = paths.staffReservationChange(eventId, id)
  await look(page, 'staff', [
    {
      route: 'staff.events.$eventId.reservations.$reservationId._index',
      name: 'one party',
      path: paths.staffReservation(eventId, id),
    },
    {
      route: 'staff.events.$eventId.reservations.$reservationId.change',
      name: 'change for a member',
      path: change,
    },
    {
      route: 'staff.events.$eventId.reservations.$reservationId.change',
      name: 'change for a member, shown first',
      path: change,
      act: async (scope, locale) => {
        await scope.locator('[name=company]').selectOption('0')
        await scope.locator('[name=names]').fill('')
        await scope.locator('[name=reason]').fill('Son mari ne vient plus.')
        await button(scope, translate(houseChangeCopy, locale)('see')).click()
        await expect(button(scope, translate(houseChangeCopy, locale)('confirm'))).toBeVisible()
      },
    },
    {
      route: 'staff.events.$eventId.reservations.$reservationId.cancel',
      name: 'cancel for a member',
      path: paths.staffReservationCancel(eventId, id),
    },
    {
      route: 'staff.events.$eventId.reservations.new',
      name: 'reserve for someone',
      path: `${paths.staffNewReservation(eventId)}?q=renard`,
    },
    {
      route: 'staff.events.$eventId.reservations.new',
      name: 'reserve for a person',
      path: paths.staffNewReservation(eventId, newcomer?.id),
      act: async (scope, locale) => {
        await scope.locator('[name=names]').fill('Anne Orme')
        await scope.locator('[name=reason]').fill('Par téléphone')
        await button(scope, translate(newReservationCopy, locale)('reserve')).click()
        await expect(scope.getByRole('status')).toBeVisible()
      },
    },
    { route: '$', name: 'party of another event', path: paths.staffReservation(nobody, id), status: 404 },
  ])
})

test('what brand staff and the door see', async ({ browser }) => {
  test.setTimeout(180_000)
  const [event] = await query<{ id: string }>(`select id from events where slug = 'laponie-avant-premiere'`)
  const [over] = await query<{ id: string }>(`select id from events where slug = 'soiree-atelier-lyon'`)
  const [reviewing] = await query<{ id: string }>(
    `select id from events where slug = 'souper-au-bord-du-lac'`,
  )
  const [unit] = await query<{ id: string }>(`select id from vehicles order by name limit 1`)
  const brand = await comeInAs(browser, 'brand staff', 'fr')
  await look(brand, 'staff', [
    { route: 'staff._index', name: 'brand staff home', path: paths.staff() },
    {
      route: 'staff.events.$eventId.content',
      name: 'event content',
      path: paths.staffEventContent(event?.id ?? ''),
    },
    {
      route: 'staff.events.$eventId.copy',
      name: 'event copy',
      path: paths.staffEventCopy(event?.id ?? ''),
    },
    {
      route: 'staff.events.$eventId.change',
      name: 'event change',
      path: paths.staffEventChange(event?.id ?? ''),
    },
    {
      route: 'staff_.events.$eventId.preview',
      name: 'event preview',
      path: paths.staffEventPreview(event?.id ?? ''),
    },
    {
      route: 'staff.events.$eventId.cancel',
      name: 'event cancel',
      path: paths.staffEventCancel(event?.id ?? ''),
    },
    {
      route: 'staff.events.$eventId.pictures',
      name: 'event pictures',
      path: paths.staffEventPictures(event?.id ?? ''),
    },
    {
      route: 'staff.events.$eventId.questions',
      name: 'event questions',
      path: paths.staffEventQuestions(event?.id ?? ''),
    },
    {
      route: 'staff.events.$eventId.questions',
      name: 'event question',
      path: paths.staffEventQuestions(event?.id ?? '', { add: 'diet' }),
    },
    { route: 'staff.events.$eventId._index', name: 'event', path: paths.staffEvent(event?.id ?? '') },
    {
      route: 'staff.events.$eventId.attendance',
      name: 'event attendance',
      path: paths.staffEventAttendance(over?.id ?? ''),
    },
    {
      route: 'staff.events.$eventId.feedback',
      name: 'event feedback',
      path: paths.staffEventFeedback(over?.id ?? ''),
    },
    {
      route: 'staff.events.$eventId.slots',
      name: 'event slots',
      path: paths.staffEventSlots(event?.id ?? ''),
    },
    {
      route: 'staff.events.$eventId.edit',
      name: 'event published edit',
      path: paths.staffEventEdit(event?.id ?? ''),
    },
    {
      route: 'staff.events.$eventId.guests',
      name: 'guests of an event',
      path: paths.staffEventParties(reviewing?.id ?? ''),
    },
    {
      route: 'staff.events.$eventId.guests',
      name: 'guests, a date amiss',
      path: paths.staffEventParties(reviewing?.id ?? ''),
      act: async (scope, locale) => {
        await scope.locator('#on').fill('')
        await button(scope, translate(guestsCopy, locale)('save')).click()
        await expect(scope.locator('[aria-invalid=true]')).toBeVisible()
      },
    },
    {
      route: 'staff.events.$eventId._index',
      name: 'event with guests who wait',
      path: paths.staffEvent(reviewing?.id ?? ''),
    },
    {
      route: 'staff.events.$eventId.waitlist',
      name: 'waitlist of an event',
      path: paths.staffEventWaitlist(event?.id ?? ''),
    },
    { route: 'staff.fleet._index', name: 'fleet', path: paths.staffFleet() },
    { route: 'staff.fleet.units.$unitId', name: 'unit', path: paths.staffUnit(unit?.id ?? '') },
    {
      route: 'staff.events.$eventId.fleet',
      name: 'fleet of an event',
      path: paths.staffEventFleet(event?.id ?? ''),
    },
    {
      route: 'staff.events.$eventId.board',
      name: 'board of the drives',
      path: paths.staffEventBoard(event?.id ?? ''),
    },
    { route: '$', name: 'brand staff, no team', path: paths.staffTeam(), status: 404 },
  ])
  const door = await comeInAs(browser, 'door', 'fr')
  await look(door, 'staff', [
    { route: 'staff._index', name: 'door home', path: paths.staff() },
    {
      route: 'staff.events.$eventId._index',
      name: 'event at the door',
      path: paths.staffEvent(event?.id ?? ''),
    },
    { route: '$', name: 'door, no people', path: paths.staffPeople(), status: 404 },
  ])
  const [tonight] = await query<{ id: string }>(`select id from events where slug = 'nuit-au-garage'`)
  const there = paths.door(tonight?.id ?? '')
  await look(door, 'staff', [
    {
      route: 'door.$eventId._index',
      name: 'the door tonight',
      path: there,
      act: scope => expect(scope.locator('.door-party').first()).toBeVisible(),
    },
  ])
})

test('the gallery', async ({ browser }) => {
  test.setTimeout(240_000)
  const page = await freshPage(browser, 'fr', desk)
  const views = ['pieces', 'invitation', 'member', 'staff', 'threshold', '404', '500', '503']
  await look(
    page,
    'builder',
    views.map(view => ({
      route: 'gallery',
      name: `gallery ${view}`,
      path: `/gallery?view=${view}`,
      isBuilders: true,
    })),
  )
})

function rendersPage(folder: string): boolean {
  const file = readdirSync(folder).find(name => name === 'route.tsx')
  return file !== undefined && /^export default /m.test(readFileSync(join(folder, file), 'utf8'))
}

async function lookAtDraftWave(browser: Browser, eventId: string): Promise<void> {
  const staff = await comeInAs(browser, 'manager', 'fr')
  const french: Locale = 'fr'
  await choosePeople(staff, { eventId, narrowed: { q: notYet.name }, names: [notYet.name] }, french)
  const waveId = waveOf(staff)
  const [invitation] = await query<{ id: string }>('select id from invitations where wave_id = $1', [waveId])
  await look(staff, 'staff', [
    {
      route: 'staff.events.$eventId.waves.$waveId._index',
      name: 'wave to write',
      path: paths.staffWave(eventId, waveId),
    },
    {
      route: 'staff.events.$eventId.waves.$waveId.letters.$invitationId',
      name: 'letter to read',
      path: paths.staffWavePreview(eventId, waveId, invitation?.id ?? ''),
    },
  ])
}
