import { expect, type Page } from '@playwright/test'
import type { Locale } from '~/shared/copy'
import { copyFor } from '../../../scripts/sandbox/stripe/pages/copy'
import { readClub } from '../../set-up/club'

/** Stripe's own test numbers. */
export const cards = { accepted: '4242424242424242', declined: '4000000000000002' }

/** On the stand-in's hosted page: enters a card and pays. */
export async function payWith(page: Page, card: string, locale: Locale): Promise<void> {
  await enterCard(page, card, locale)
  await page.getByRole('button').click()
}

export async function enterCard(page: Page, card: string, locale: Locale): Promise<void> {
  const t = copyFor(locale)
  await expect(page).toHaveURL(url => url.origin === readClub().stripeOrigin)
  await expect(page.locator('html')).toHaveAttribute('lang', locale)
  await page.getByLabel(t.number, { exact: true }).fill(card)
  await page.getByLabel(t.expiry, { exact: true }).fill('12 / 34')
  await page.getByLabel(t.cvc, { exact: true }).fill('123')
  await page.getByLabel(t.name, { exact: true }).fill('A. Cardholder')
}

/** Holds back what Stripe tells the club by so many milliseconds; 0 tells it at once. */
export async function delayWebhooks(delayMs: number): Promise<void> {
  const answer = await fetch(`${readClub().stripeOrigin}/sandbox/webhooks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ delayMs }),
  })
  if (!answer.ok) throw new Error(await answer.text())
}
