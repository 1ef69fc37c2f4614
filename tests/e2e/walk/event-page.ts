import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { copy as eventCopy } from '~/routes/staff.events.$eventId._index/copy'
import { type Locale, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { readClub } from '../../set-up/club'
import type { EventValues } from '../steps/lapland'
import { link, rowOf } from '../steps/words'
import { broughtLater } from './bring-one-more'
import { type Cast, oddGuest } from './cast'

/** The event as staff watch it: it must show each change by itself. */
export class EventPage {
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

export async function exportGuests(
  page: Page,
  { cast, event, locale }: { cast: Cast; event: EventValues; locale: Locale },
): Promise<void> {
  const name = translate(eventCopy, locale)('file')
  const [file] = await Promise.all([page.waitForEvent('download'), link(page, name).click()])
  const text = readFileSync(await file.path(), 'utf8')
  expect(text.startsWith('\ufeff'), 'a spreadsheet knows it for UTF-8').toBe(true)
  const [head, ...rows]: string[][] = parse(text, { delimiter: ';', bom: true })
  expect(head).toHaveLength(14)
  const told = rows.map(row => row.slice(0, 6).concat(row.slice(7, 11)))
  const words =
    locale === 'fr'
      ? ['confirmée', 'réglée', 'annulée', 'rendue']
      : ['confirmed', 'paid', 'cancelled', 'returned']
  const sum = '1000'
  expect(told).toEqual([
    [cast.comes.name, `'${oddGuest}`, '', '', '2', words[0], words[1], sum, '', 'EUR'],
    [cast.cancels.name, broughtLater, '', '', '2', words[2], words[3], sum, sum, 'EUR'],
  ])
  expect(rows.flat().filter(cell => /^\s*[=+\-@]/.test(cell))).toEqual([])
  expect(file.suggestedFilename()).toMatch(/\.csv$/)
  expect(event.seats).toBe(24)
}

/** A mark that a page loses when it is loaded again. */
export async function markPage(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dataset.mark = 'here'
    Object.assign(window, { stays: true })
  })
}

export async function isMarked(page: Page): Promise<boolean> {
  return page.evaluate(() => 'stays' in window)
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

function english() {
  return { name: 'locale', value: 'en', url: readClub().origin }
}
