import { expect, type Page } from '@playwright/test'
import { copy as eventCopy } from '~/routes/staff.events.$eventId._index/copy'
import { copy as waveCopy } from '~/routes/staff.events.$eventId.waves.$waveId._index/copy'
import { copy as choiceCopy } from '~/routes/staff.events.$eventId.waves.new/copy'
import { type Locale, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { copy as formCopy } from '~/ui/event-form/copy'
import type { EventValues } from './lapland'
import { button, field, rowOf } from './words'

export type Wording = Record<Locale, { subject: string; body: string }>

/** Staff fill in the form of an event and keep it in preparation. Returns its id. */
export async function prepareEvent(page: Page, event: EventValues, locale: Locale): Promise<string> {
  const t = translate(formCopy, locale)
  await page.goto(paths.staffNewEvent())
  await field(page, t('brand')).selectOption({ label: event.brand })
  await field(page, t('titleFr')).fill(event.title.fr)
  await field(page, t('titleEn')).fill(event.title.en)
  await field(page, t('storyFr')).fill(event.story.fr)
  await field(page, t('storyEn')).fill(event.story.en)
  await field(page, t('hostName')).fill(event.hostName)
  await field(page, t('hostTitle')).fill(event.hostTitle)
  await field(page, t('art')).selectOption(event.art)
  await field(page, t('venue')).fill(event.venue)
  await field(page, t('city')).fill(event.city)
  await field(page, t('timeZone')).selectOption(event.timeZone)
  await field(page, t('startsOn')).fill(event.startsOn)
  await field(page, t('startsAt')).fill(event.startsAt)
  await field(page, t('endsOn')).fill(event.endsOn)
  await field(page, t('endsAt')).fill(event.endsAt)
  await field(page, t('repliesOn')).fill(event.repliesOn)
  await field(page, t('repliesAt')).fill(event.repliesAt)
  await field(page, t('seats')).fill(String(event.seats))
  await field(page, t('guestsAllowed')).fill(String(event.guestsAllowed))
  await field(page, t('deposit')).fill(String(event.deposit))
  await field(page, t('currency')).selectOption('EUR')
  for (const [at, { days, percent }] of event.refund.entries()) {
    await field(page, t('refundDays', { row: at + 1 })).fill(String(days))
    await field(page, t('refundPercent', { row: at + 1 })).fill(String(percent))
  }
  await button(page, t('create')).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(event.title[locale])
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** Staff prepare an event and open it to invitations. Returns its id. */
export async function openEvent(page: Page, event: EventValues, locale: Locale): Promise<string> {
  const eventId = await prepareEvent(page, event, locale)
  const t = translate(eventCopy, locale)
  await button(page, t('publish')).click()
  await expect(page.locator('main')).toContainText(`${event.brand} · ${t('published')}`)
  await expect(button(page, t('publish'))).toHaveCount(0)
  return eventId
}

/** Staff narrow the audience down, tick people by name and prepare their letter, or add them to the one that `wave` is. */
export async function choosePeople(
  page: Page,
  asked: { eventId: string; narrowed: Record<string, string>; names: string[]; wave?: string },
  locale: Locale,
): Promise<void> {
  const t = translate(choiceCopy, locale)
  const { eventId, narrowed, names, wave } = asked
  const start = paths.staffNewWave(eventId)
  await page.goto(wave ? `${start}?wave=${wave}` : start)
  for (const [name, value] of Object.entries(narrowed)) {
    const control = page.locator(`[name="${name}"]`)
    if ((await control.evaluate(element => element.tagName)) === 'SELECT') await control.selectOption(value)
    else await control.fill(value)
  }
  await button(page, t('narrow')).click()
  const [first] = Object.keys(narrowed)
  await expect(page).toHaveURL(new RegExp(`[?&]${first}=`))
  for (const name of names) {
    await expect(rowOf(page, name)).toBeVisible()
    await page.getByRole('checkbox', { name: t('choose', { name }), exact: true }).check()
  }
  await button(page, wave ? t('add') : t('prepare')).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(translate(waveCopy, locale)('title'))
}

/** Staff write the letter in both languages and keep it. */
export async function writeLetter(page: Page, wording: Wording, locale: Locale): Promise<void> {
  const t = translate(waveCopy, locale)
  await field(page, t('subjectFr')).fill(wording.fr.subject)
  await field(page, t('bodyFr')).fill(wording.fr.body)
  await field(page, t('subjectEn')).fill(wording.en.subject)
  await field(page, t('bodyEn')).fill(wording.en.body)
  await field(page, t('senderName')).fill('Élise Marchand')
  await field(page, t('senderTitle')).fill('Maison Aurora')
  await button(page, t('keep')).click()
  await expect(page.getByRole('status').filter({ hasText: t('kept') })).toBeVisible()
}

/** Staff send the letter of the wave that the page shows. */
export async function sendLetter(page: Page, count: number, locale: Locale): Promise<void> {
  const t = translate(waveCopy, locale)
  await expect(page.getByText(t('goNow', { count }))).toBeVisible()
  await button(page, t('send', { count })).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('titleSent'))
  await expect(page.getByRole('status').filter({ hasText: t('sent', { count }) })).toBeVisible()
}

/** The wave that the page shows. */
export function waveOf(page: Page): string {
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}
