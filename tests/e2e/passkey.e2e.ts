import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { openDatabase } from '~db/client'
import { readClub } from '../set-up/club'

test.use({ locale: 'fr-FR' })

test('a key made on the account page opens the house without a letter, until it is removed', async ({
  page,
  context,
}) => {
  await comeInAsSomeone(context)
  await holdAnAuthenticator(page, context)

  await page.goto('/account')
  await page.getByRole('button', { name: 'Ajouter une clé de cet appareil' }).click()
  await expect(page.getByLabel('Son nom')).toHaveValue(/Chrome/)
  await page.getByLabel('Son nom').fill('Mon portable gris')
  await page.getByRole('button', { name: 'Renommer' }).click()
  await expect(page.getByText('La clé porte son nouveau nom.')).toBeVisible()

  await leave(page)
  await openWithKey(page)
  await expect(page.getByRole('link', { name: 'Noé Delmas' }).first()).toBeVisible()

  await page.goto('/account')
  await page.getByRole('button', { name: 'Retirer la clé Mon portable gris' }).click()
  await expect(page.getByText('Aucune clé pour l’instant.')).toBeVisible()
  await leave(page)
  await openWithKey(page)
  await expect(page.getByText('Cette clé n’a pas ouvert.')).toBeVisible()
})

test('without a script the sign-in page offers the letter and nothing else', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await expect(page.getByRole('button', { name: 'Recevoir une lettre' })).toBeVisible()
  await expect(page.getByRole('button', { name: /clé/ })).toHaveCount(0)
  await context.close()
})

async function leave(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sortir' }).click()
  await expect(page).toHaveURL(/\/$/)
}

async function openWithKey(page: Page): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Entrer avec une clé de cet appareil' }).click()
}

/** Chromium's own virtual authenticator: a device that keeps keys and always recognises its owner. */
async function holdAnAuthenticator(page: Page, context: BrowserContext): Promise<void> {
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

/** Someone new, already signed in: this browser holds the token of a session of theirs. */
async function comeInAsSomeone(context: BrowserContext): Promise<void> {
  const { databaseUrl, origin } = readClub()
  const { db, close } = openDatabase({ url: databaseUrl, poolSize: 1, onPoolError: () => {} })
  const address = `noe-${randomUUID()}@mail.example.com`
  const token = randomBytes(32).toString('base64url')
  const person = await db
    .insertInto('persons')
    .values({ address, address_norm: address, given_name: 'Noé', family_name: 'Delmas' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('sessions')
    .values({
      person_id: person.id,
      token_hash: createHash('sha256').update(token).digest(),
      expires_at: new Date(Date.now() + 3_600_000),
    })
    .execute()
  await close()
  await context.addCookies([{ name: 'session', value: token, url: origin }])
}
