import { expect, type Page } from '@playwright/test'
import { copy as waveCopy } from '~/routes/staff.events.$eventId.waves.$waveId._index/copy'
import { copy as previewCopy } from '~/routes/staff.events.$eventId.waves.$waveId.letters.$invitationId/copy'
import { type Locale, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { choosePeople, sendLetter, waveOf, writeLetter } from '../steps/invite'
import { awaitLetter } from '../steps/letters'
import { link, rowOf } from '../steps/words'
import { type Cast, wording } from './cast'

export type Preview = { subject: string; text: string; html: string; locale: Locale }

/** Chooses four people in two goes, writes to them, reads the exact letter of two of them, and sends. */
export async function invite(
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

/** What staff read is what left, to the word; only the links now lead somewhere. */
export async function compareLetters(previews: Map<string, Preview>, cast: Cast): Promise<void> {
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

async function readPreview(page: Page, name: string, locale: Locale): Promise<Preview> {
  const t = translate(previewCopy, locale)
  await link(rowOf(page, name), name).click()
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
