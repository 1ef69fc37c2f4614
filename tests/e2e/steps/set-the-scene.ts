import { expect, type Page } from '@playwright/test'
import { copy as importsCopy } from '~/routes/staff.imports._index/copy'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { choosePeople, openEvent, sendLetter, waveOf, writeLetter } from './invite'
import { lapland } from './lapland'
import { letAnyHour } from './rows'
import { button } from './words'

export const aReader = { name: 'Bianca Moretti', address: 'bianca.moretti@example.org' }

/** Staff open an event and write to one reader. */
export async function inviteReader(staff: Page): Promise<{ eventId: string; waveId: string }> {
  await letAnyHour([aReader.address])
  const eventId = await openEvent(staff, lapland('à regarder'), 'fr')
  await choosePeople(staff, { eventId, narrowed: { q: aReader.name }, names: [aReader.name] }, 'fr')
  const words = {
    fr: { subject: 'Une page à voir', body: 'Venez, {{prénom}}.' },
    en: { subject: 'A page to look at', body: 'Do come, {{given_name}}.' },
  }
  await writeLetter(staff, words, 'fr')
  const waveId = waveOf(staff)
  await sendLetter(staff, 1, 'fr')
  return { eventId, waveId }
}

/** Brings a small file in, and leaves it there to be mapped. */
export async function uploadPeople(page: Page): Promise<string> {
  const t = translate(importsCopy, 'fr')
  await page.goto(paths.staffImports())
  const text =
    'Courriel;Prénom;Nom;Ville\r\nanne.orme@example.org;Anne;Orme;Nice\r\npas une adresse;=1+1;Orme;Nice\r\n'
  const file = { name: 'quelques-personnes.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
  await page.getByLabel(t('file')).setInputFiles(file)
  await page.getByRole('combobox', { name: t('brand') }).selectOption({ label: 'Aurora' })
  await button(page, t('bring')).click()
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/)
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}
