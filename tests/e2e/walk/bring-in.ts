import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { copy as staffCopy } from '~/routes/staff/copy'
import { copy as importsCopy } from '~/routes/staff.imports._index/copy'
import { copy as importCopy } from '~/routes/staff.imports.$importId._index/copy'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, formatNumber } from '~/shared/format'
import { countExport, exportPath } from '../../integration/profile/count-export'
import { query } from '../steps/rows'
import { button, figure, link } from '../steps/words'

/** Brings the export in; where it has been before, it changes nothing. */
export async function bringIn(page: Page, locale: Locale): Promise<void> {
  const t = translate(importCopy, locale)
  const byHand = countExport(dayInZone(new Date(), 'Europe/Paris'))
  const isFirst = locale === 'fr'
  await link(page, translate(staffCopy, locale)('people')).first().click()
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
