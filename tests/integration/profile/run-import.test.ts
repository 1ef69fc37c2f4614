import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SignedIn } from '~/domain/kernel/actor'
import { readImportPage, readRefusedTable } from '~/domain/profile/import-queries.server'
import { runImport } from '~/domain/profile/run-import.server'
import type { ImportCounts } from '~/domain/profile/types'
import { uploadImport } from '~/domain/profile/upload-import.server'
import { dayInZone } from '~/shared/format'
import { readClock } from '~db/locks'
import { testDatabase, useTestDatabase } from '../../set-up/database'
import { countExport, exportBytes } from './count-export'
import { hashTables, importFile, makeBrand, makeStaff, quietLog } from './import-club'

describe('the sample export', () => {
  const database = useTestDatabase()
  let brandId: string
  let staff: SignedIn
  let preview: ImportCounts | null
  let report: ImportCounts
  let importId: string
  let byHand: ReturnType<typeof countExport>

  beforeAll(async () => {
    const { db } = database
    brandId = await makeBrand(db)
    staff = await makeStaff(db, brandId)
    byHand = countExport(dayInZone(await readClock(db), 'Europe/Paris'))
    const uploaded = await uploadImport({ db }, staff, {
      brandId,
      fileName: 'crm-export.csv',
      bytes: exportBytes(),
    })
    if (!uploaded.ok) throw new Error(uploaded.reason)
    importId = uploaded.value.importId
    const page = await readImportPage(db, staff, importId)
    preview = page?.state === 'mapping' ? page.counts : null
    const run = await runImport({ db, log: quietLog }, staff, { importId })
    if (!run.ok) throw new Error(run.reason)
    report = run.value
  })

  it('gives the counts of an independent reading of the file', () => {
    expect(byHand.rows).toHaveLength(1220)
    expect(report).toMatchObject({
      rows: 1220,
      imported: byHand.people.length,
      merged: byHand.merged,
      unchanged: 0,
      refused: byHand.refused.length,
      people: byHand.people.length,
    })
    expect([report.imported, report.merged, report.refused]).toEqual([1187, 20, 13])
    expect(report.refusedFor).toEqual({
      no_address: 2,
      not_an_address: 6,
      several_addresses: 1,
      under_age: 4,
    })
  })

  it('previews exactly what it then does', () => {
    expect(preview).toEqual(report)
  })

  it('gives a permission to those who consented with a day, a source and a channel, and to nobody else', async () => {
    const rows = await database.db
      .selectFrom('permissions as g')
      .innerJoin('persons as p', 'p.id', 'g.person_id')
      .select(['p.address_norm', 'g.channel'])
      .execute()
    const got = rows.map(row => `${row.address_norm} ${row.channel}`).sort()
    const names: Record<string, string> = { courrier: 'post' }
    const expected = byHand.people.flatMap(one =>
      one.channels.map(channel => `${one.address} ${names[channel] ?? channel}`),
    )
    expect(got).toEqual(expected.sort())
    const permitted = byHand.people.filter(one => one.channels.length > 0).length
    expect(report.withPermission).toBe(permitted)
    expect(report.withoutPermission).toBe(byHand.people.length - permitted)
    expect(Object.values(report.withheld).reduce((sum, count) => sum + count, 0)).toBe(
      report.withoutPermission,
    )
    expect(report.withheld).toMatchObject({ opposed: 6, consent_date_unreadable: 3 })
  })

  it('hears the opposition of a +tag duplicate against the consent of the row before it', async () => {
    const { db } = database
    const opposed = byHand.people.filter(one => one.opposed).map(one => one.address)
    expect(opposed).toContain('ari.anttila@example.com')
    const { rows } = await sql<{ address: string }>`
      select p.address_norm as address from persons p
      join suppressions s on s.address_hash = sha256(convert_to(p.address_norm, 'UTF8')) and s.brand_id = ${brandId}::uuid
      where s.reason = 'opposed' and not exists (select 1 from permissions g where g.person_id = p.id) order by 1
    `.execute(db)
    expect(rows.map(row => row.address)).toEqual(opposed.sort())
  })

  it('tells the line on which each refused row begins, past cells of several lines', async () => {
    const page = await readImportPage(database.db, staff, importId)
    if (page?.state !== 'done') throw new Error('not done')
    expect(page.refused.map(row => row.line)).toEqual(
      byHand.refused.map(row => row.line).sort((a, b) => a - b),
    )
    expect(page.refused.find(row => row.line === 1207)?.reason).toBe('no_address')
  })

  it('lets the refused rows be downloaded with their reason and their own cells', async () => {
    const table = await readRefusedTable(database.db, staff, importId, 'fr')
    expect(table?.rows).toHaveLength(14)
    expect(table?.rows[0]?.slice(0, 4)).toEqual(['Ligne', 'Raison', 'Courriel', 'Prénom'])
    expect(table?.rows.find(row => row[0] === '403')).toEqual(
      expect.arrayContaining(['ce n’est pas une adresse de courriel', 'jean@@example.com', 'Calixte']),
    )
  })

  it('keeps the cells of refused rows only, and forgets the file', async () => {
    const { db } = database
    const told = await db
      .selectFrom('import_rows')
      .select(['outcome', sql<boolean>`cells = '{}'`.as('bare'), db.fn.countAll<string>().as('count')])
      .where('import_id', '=', importId)
      .groupBy(['outcome', sql`cells = '{}'`])
      .orderBy('outcome')
      .execute()
    expect(told).toEqual([
      { outcome: 'imported', bare: true, count: '1187' },
      { outcome: 'merged', bare: true, count: '20' },
      { outcome: 'refused', bare: false, count: '13' },
    ])
    const kept = await db
      .selectFrom('imports')
      .select(['file', 'state'])
      .where('id', '=', importId)
      .executeTakeFirst()
    expect(kept).toEqual({ file: null, state: 'done' })
  })

  it('sets aside what cannot be read, and keeps the rest of its row', async () => {
    const aside = report.setAside.map(one => `${one.line} ${one.field}`)
    expect(aside).toEqual([
      '66 birth_date',
      '89 phone',
      '337 phone',
      '355 phone',
      '409 birth_date',
      '451 phone',
      '484 given_name',
      '611 given_name',
      '621 family_name',
      '759 given_name',
      '1150 birth_date',
      '1180 birth_date',
    ])
    const { given_name } = await database.db
      .selectFrom('persons as p')
      .innerJoin('import_rows as r', 'r.person_id', 'p.id')
      .select('p.given_name')
      .where('r.line', '=', 1008)
      .executeTakeFirstOrThrow()
    expect(given_name).toBe('Marc')
  })

  it('gives everyone a contact policy by the cadence that the file names', async () => {
    const { rows } = await sql<{ said: string; count: string }>`
      select letters_max || '/' || per_days || ' ' || set_by as said, count(*) from contact_policies
      where person_id in (select person_id from import_rows where import_id = ${importId}::uuid) group by 1 order by 1
    `.execute(database.db)
    const cadences = byHand.people.map(one => one.members[0]?.cells.Cadence)
    const count = (cadence: string) => String(cadences.filter(one => one === cadence).length)
    expect(rows).toEqual([
      { said: '1/30 import', count: count('1/mois') },
      { said: '1/90 import', count: count('1/trimestre') },
      { said: '2/30 club', count: count('') },
      { said: '2/30 import', count: count('2/mois') },
    ])
  })

  it('changes nothing when the same file comes again', async () => {
    const { db } = database
    const before = await hashTables(db)
    const again = await importFile(db, staff, brandId, exportBytes(), 'crm-export (2).csv')
    expect(again).toMatchObject({ imported: 0, merged: 0, unchanged: 1207, refused: 13 })
    expect(again.withheld).toEqual(report.withheld)
    expect(await hashTables(db)).toEqual(before)
  })

  it('changes nothing when a run import is run once more, and shows its report', async () => {
    const before = await hashTables(database.db)
    const run = await runImport({ db: database.db, log: quietLog }, staff, { importId })
    expect(run).toEqual({ ok: true, value: report })
    expect(await hashTables(database.db)).toEqual(before)
  })
})

describe('several hands at once', () => {
  it('two presses and two uploads of one file import each person once', async () => {
    const { db, close } = await testDatabase()
    const brandId = await makeBrand(db)
    const staff = await makeStaff(db, brandId)
    const upload = async () => {
      const uploaded = await uploadImport({ db }, staff, { brandId, fileName: 'a.csv', bytes: exportBytes() })
      if (!uploaded.ok) throw new Error(uploaded.reason)
      return uploaded.value
    }
    const [one, two] = [await upload(), await upload()]
    const runs = await Promise.all(
      [one, two, one, two].map(which => runImport({ db, log: quietLog }, staff, which)),
    )
    expect(runs.every(run => run.ok)).toBe(true)
    const imported = runs.map(run => (run.ok ? run.value.imported : -1)).sort()
    expect(imported).toEqual([0, 0, 1187, 1187])
    const { count } = await db
      .selectFrom('persons')
      .select(eb => eb.fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow()
    expect(count).toBe('1188')
    await close()
  })
})
