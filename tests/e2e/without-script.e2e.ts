import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test'
import { copy as invitationCopy } from '~/routes/invitations.$invitationId._index/copy'
import { copy as reservationCopy } from '~/routes/reservations.$reservationId._index/copy'
import { copy as cancelCopy } from '~/routes/reservations.$reservationId.cancel/copy'
import { copy as staffCopy } from '~/routes/staff/copy'
import { copy as eventCopy } from '~/routes/staff.events.$eventId._index/copy'
import { copy as waveCopy } from '~/routes/staff.events.$eventId.waves.$waveId._index/copy'
import { copy as previewCopy } from '~/routes/staff.events.$eventId.waves.$waveId.letters.$invitationId/copy'
import { copy as importsCopy } from '~/routes/staff.imports._index/copy'
import { copy as importCopy } from '~/routes/staff.imports.$importId._index/copy'
import { type Locale, translate } from '~/shared/copy'
import { formatMoney } from '~/shared/format'
import { paths } from '~/shared/paths'
import { copy as seatsCopy } from '~/ui/event-page/copy'
import { copyFor } from '../../scripts/sandbox/stripe/pages/copy'
import { comeInByLetter, desk, freshPage, phone } from './steps/come-in'
import { choosePeople, openEvent, sendLetter, waveOf, writeLetter } from './steps/invite'
import { lapland } from './steps/lapland'
import { awaitLetter, personalLinkOf } from './steps/letters'
import { letAnyHour } from './steps/rows'
import { test } from './steps/test'
import { cards, payWith } from './steps/till'
import { button, figure, link, rowOf } from './steps/words'

const gabriel = 'gabriel.sarrazin@domaine-sarrazin.example'
const odile = { name: 'Odile Garnier', address: 'odile.garnier@example.org' }
const hector = { name: 'Hector Vasseur', address: 'hector.vasseur@example.org' }
const irene = { name: 'Irène Salmon', address: 'irene.salmon@example.org' }

const file = [
  'Courriel;Prénom;Nom;Civilité;Langue;Pays;Ville;Consentement le;Origine du consentement;Canaux;Cadence',
  `${odile.address};Odile;Garnier;Mme;fr;France;Reims;12/05/2025;visite du domaine;email;2/mois`,
  `${hector.address};Hector;Vasseur;M.;en;France;Épernay;03/09/2025;visite du domaine;email;2/mois`,
  `${irene.address};Irène;Salmon;Mme;fr;France;Troyes;21/06/2025;visite du domaine;email;2/mois`,
  'pas une adresse;Nul;Part;;fr;France;Nice;;;;',
].join('\r\n')

const without = (options: BrowserContextOptions) => ({ ...options, javaScriptEnabled: false })
const event = { ...lapland('sans script'), brand: 'Domaine Sarrazin' }

test.describe.configure({ mode: 'serial' })

test('without a script, staff import, prepare, choose, write and send', async ({ browser }) => {
  test.setTimeout(180_000)
  const page = await freshPage(browser, 'fr', without(desk))
  await comeInByLetter(page, gabriel, 'fr')
  await expect(page).toHaveURL(url => url.pathname === paths.staff())
  await bringIn(page)
  await letAnyHour([odile.address, hector.address, irene.address])

  const eventId = await openEvent(page, event, 'fr')
  await choosePeople(page, { eventId, narrowed: { city: 'Reims' }, names: [odile.name] }, 'fr')
  const wave = waveOf(page)
  for (const { name } of [hector, irene])
    await choosePeople(page, { eventId, narrowed: { q: name }, names: [name], wave }, 'fr')
  await writeLetter(
    page,
    {
      fr: { subject: 'Sur le lac, {{prénom}}', body: 'Nous vous attendons à {{ville|votre porte}}.' },
      en: { subject: 'On the lake, {{given_name}}', body: 'We look forward to it.' },
    },
    'fr',
  )
  await link(page, odile.name).click()
  const frame = page.frameLocator(
    `iframe[title="${translate(previewCopy, 'fr')('frame', { name: odile.name })}"]`,
  )
  await expect(frame.locator('body')).toContainText('Nous vous attendons à Reims.')
  await page.goBack()
  await sendLetter(page, 3, 'fr')
  await page.goto(paths.staffEvent(eventId))
  await expect(page.locator('main')).toContainText(translate(eventCopy, 'fr')('guestsEmpty'))
  await page.goto(paths.staffWave(eventId, wave))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(translate(waveCopy, 'fr')('titleSent'))
})

test('without a script, one accepts with a guest, pays and sees it confirmed', async ({ browser }) => {
  test.setTimeout(120_000)
  const page = await openLetter(browser, odile.address, 'fr')
  await page.getByLabel(translate(seatsCopy, 'fr')('guestName')).fill('Paul Garnier')
  await accept(page, 'fr')
  await payWith(page, cards.declined, 'fr')
  await expect(page.getByRole('alert')).toContainText(copyFor('fr').declinedTitle)
  await payWith(page, cards.accepted, 'fr')
  const t = translate(reservationCopy, 'fr')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('confirmed', { count: 2 }), {
    timeout: 30_000,
  })
  await expect(page.locator('main')).toContainText('Paul Garnier')
})

test('without a script, one comes in by a letter and finds their reservation', async ({ browser }) => {
  const page = await freshPage(browser, 'fr', without(phone))
  await page.goto(paths.reservations())
  await comeInByLetter(page, odile.address, 'fr')
  await page.goto(paths.reservations())
  await expect(page.getByRole('link').filter({ hasText: event.title.fr })).toBeVisible()
  await button(page, 'English').click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('without a script, one declines with a word', async ({ browser }) => {
  const page = await openLetter(browser, hector.address, 'en')
  const t = translate(invitationCopy, 'en')
  await page
    .locator('summary')
    .filter({ hasText: t('decline') })
    .click()
  await page.getByLabel(t('declineWords', { name: 'Élise Marchand' })).fill('Another time, with pleasure.')
  await button(page, t('declineSend')).click()
  await expect(page.getByText(t('declinedThanks'))).toBeVisible()
  await expect(page.locator('main')).toContainText('Another time, with pleasure.')
})

test('without a script, one pays, then sees what comes back and cancels', async ({ browser }) => {
  test.setTimeout(120_000)
  const page = await openLetter(browser, irene.address, 'fr')
  await accept(page, 'fr')
  await payWith(page, cards.accepted, 'fr')
  const t = translate(reservationCopy, 'fr')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('confirmed', { count: 1 }), {
    timeout: 30_000,
  })
  await link(page, t('cancel')).click()
  const said = translate(cancelCopy, 'fr')
  await expect(page.locator('main')).toContainText(
    said('wholeText', { amount: formatMoney(50_000, 'EUR', 'fr') }),
  )
  await button(page, said('confirm', { count: 1 })).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('cancelled', { count: 1 }))
})

async function bringIn(page: Page): Promise<void> {
  const t = translate(importCopy, 'fr')
  await link(page, translate(staffCopy, 'fr')('people')).first().click()
  await link(page, 'Imports').click()
  const upload = { name: 'amis-du-domaine.csv', mimeType: 'text/csv', buffer: Buffer.from(file) }
  await page.getByLabel(translate(importsCopy, 'fr')('file')).setInputFiles(upload)
  await button(page, translate(importsCopy, 'fr')('bring')).click()
  await expect(page.getByRole('heading', { name: t('willGive') })).toBeVisible()
  await button(page, t('run')).click()
  await expect(page.getByRole('status').filter({ hasText: t('ran') })).toBeVisible()
  await expect(figure(page, t('imported'))).toHaveText('3')
  await expect(figure(page, t('refused'))).toHaveText('1')
  await expect(rowOf(page, 'pas une adresse')).toBeVisible()
}

async function openLetter(browser: Browser, address: string, locale: Locale): Promise<Page> {
  const letter = await awaitLetter(address, event.title[locale])
  const page = await freshPage(browser, locale, without(phone))
  await page.goto(personalLinkOf(letter))
  await expect(page.locator('html')).toHaveAttribute('lang', locale)
  return page
}

async function accept(page: Page, locale: Locale): Promise<void> {
  await button(page, translate(invitationCopy, locale)('accept')).click()
}
