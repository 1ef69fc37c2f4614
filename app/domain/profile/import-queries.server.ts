import { sql } from 'kysely'
import type { Locale } from '~/shared/copy'
import { dayInZone } from '~/shared/format'
import type { DatabaseOrTx } from '~db/client'
import { readClock } from '~db/locks'
import { worksForBrand } from '../brands/scope.server'
import type { Actor } from '../kernel/actor'
import { isUuid } from '../kernel/uuid'
import { homeZone } from '../permission/types'
import { type MappingProblem, problemOfMapping } from './guess-mapping'
import { planImport } from './plan-import'
import { type CsvFile, readCsvFile } from './read-file'
import { readImport } from './read-import'
import { type RowReading, readRow } from './read-row'
import { readKnown } from './store.server'
import type { ColumnMapping, ImportCounts, ImportMapping, RowRefusal } from './types'
import { tellRowRefusal } from './words'

export type ImportLine = {
  id: string
  fileName: string
  brandName: string
  byName: string
  createdAt: string
  counts: Pick<ImportCounts, 'imported' | 'merged' | 'unchanged' | 'refused'> | null
}

/** The last hundred imports of the actor's brands, newest first; `counts` is null while a file waits to be run. */
export async function listImports(db: DatabaseOrTx, actor: Actor): Promise<ImportLine[]> {
  const rows = await db
    .selectFrom('imports as i')
    .innerJoin('brands as b', 'b.id', 'i.brand_id')
    .innerJoin('persons as p', 'p.id', 'i.uploaded_by')
    .select([
      'i.id',
      'i.file_name',
      'b.name as brand_name',
      'p.given_name',
      'p.family_name',
      'i.created_at',
      'i.counts',
    ])
    .where(worksForBrand(actor, 'i.brand_id'))
    .orderBy('i.created_at', 'desc')
    .limit(100)
    .execute()
  return rows.map(row => ({
    id: row.id,
    fileName: row.file_name,
    brandName: row.brand_name,
    byName: `${row.given_name} ${row.family_name}`.trim(),
    createdAt: row.created_at.toISOString(),
    counts: row.counts as unknown as ImportCounts | null,
  }))
}

type ImportHead = { id: string; fileName: string; brandName: string; createdAt: string }
/** A row as it will be read, or why it will not. */
export type PreviewRow =
  | ({ line: number; refused: null } & Pick<
      RowReading,
      'address' | 'givenName' | 'familyName' | 'facts' | 'consent' | 'opposed'
    >)
  | { line: number; refused: RowRefusal }
export type RefusedLine = { line: number; reason: RowRefusal; cells: string[] }

export type ImportPage =
  | (ImportHead & {
      state: 'mapping'
      columns: { name: string; sample: string; field: ImportMapping['fields'][number] }[]
      problem: MappingProblem | null
      /** What a run at this moment would give; null while the mapping has a problem. */
      counts: ImportCounts | null
      firstRows: PreviewRow[]
    })
  | (ImportHead & {
      state: 'done'
      finishedAt: string
      counts: ImportCounts
      refused: RefusedLine[]
      header: string[]
    })

const previewedRows = 8
/** A page lists so many refused rows; the file to download has them all. */
const listedRows = 200

/**
 * One import of the actor's brands: before its run, the mapping with what it would give, told by the very functions
 * that the run uses; after it, the report. Null for any other.
 */
export async function readImportPage(
  db: DatabaseOrTx,
  actor: Actor,
  importId: string,
): Promise<ImportPage | null> {
  const row = await findImport(db, actor, importId)
  if (!row) return null
  const head = {
    id: row.id,
    fileName: row.file_name,
    brandName: row.brand_name,
    createdAt: row.created_at.toISOString(),
  }
  const mapping = row.mapping as unknown as ImportMapping
  if (row.finished_at) {
    const refused = await readRefused(db, importId, listedRows)
    const counts = row.counts as unknown as ImportCounts
    return {
      ...head,
      state: 'done',
      finishedAt: row.finished_at.toISOString(),
      counts,
      refused,
      header: mapping.header,
    }
  }
  const file = readCsvFile(row.file ?? new Uint8Array())
  if (!file.ok) throw new Error(`a file that was taken is no longer read: ${file.reason}`)
  const today = dayInZone(await readClock(db), homeZone)
  const problem = problemOfMapping(mapping.header, mapping.fields)
  return {
    ...head,
    state: 'mapping',
    columns: mapping.header.map((name, index) => ({
      name,
      sample: sampleOf(file.value, index),
      field: mapping.fields[index] ?? null,
    })),
    problem,
    counts: problem ? null : await countRun(db, row.brand_id, file.value, mapping.fields, today),
    firstRows: problem
      ? []
      : file.value.rows.slice(0, previewedRows).map(one => previewRow(one, mapping.fields, today)),
  }
}

/** The refused rows as a table: line, reason in words, then the cells as they were; null for an import of others. */
export async function readRefusedTable(
  db: DatabaseOrTx,
  actor: Actor,
  importId: string,
  locale: Locale,
): Promise<{ fileName: string; rows: string[][] } | null> {
  const row = await findImport(db, actor, importId)
  if (!row?.finished_at) return null
  const { header } = row.mapping as unknown as ImportMapping
  const refused = await readRefused(db, importId, null)
  const heads = locale === 'fr' ? ['Ligne', 'Raison'] : ['Line', 'Reason']
  return {
    fileName: row.file_name,
    rows: [
      [...heads, ...header],
      ...refused.map(({ line, reason, cells }) => [String(line), tellRowRefusal(reason, locale), ...cells]),
    ],
  }
}

async function findImport(db: DatabaseOrTx, actor: Actor, importId: string) {
  if (!isUuid(importId)) return undefined
  return db
    .selectFrom('imports as i')
    .innerJoin('brands as b', 'b.id', 'i.brand_id')
    .select([
      'i.id',
      'i.brand_id',
      'i.file_name',
      'i.file',
      'i.mapping',
      'i.counts',
      'i.created_at',
      'i.finished_at',
    ])
    .select('b.name as brand_name')
    .where('i.id', '=', importId)
    .where(worksForBrand(actor, 'i.brand_id'))
    .executeTakeFirst()
}

async function readRefused(db: DatabaseOrTx, importId: string, limit: number | null): Promise<RefusedLine[]> {
  const rows = await db
    .selectFrom('import_rows')
    .select(['line', 'reason', sql<string[]>`cells -> 'cells'`.as('cells')])
    .where('import_id', '=', importId)
    .where('outcome', '=', 'refused')
    .orderBy('line')
    .$if(limit !== null, query => query.limit(limit ?? 0))
    .execute()
  return rows.map(row => ({ line: row.line, reason: row.reason as RowRefusal, cells: row.cells }))
}

async function countRun(
  db: DatabaseOrTx,
  brandId: string,
  file: CsvFile,
  fields: ColumnMapping,
  today: string,
): Promise<ImportCounts> {
  const reading = readImport({ rows: file.rows, fields, today })
  const addresses = [...reading.candidates.map(one => one.addressNorm), ...reading.opposedElsewhere]
  return planImport(reading, await readKnown(db, brandId, addresses)).counts
}

function previewRow(row: CsvFile['rows'][number], fields: ColumnMapping, today: string): PreviewRow {
  const read = readRow(row, fields, today)
  if (!read.ok) return { line: row.line, refused: read.reason }
  if (read.value.row.underAge) return { line: row.line, refused: 'under_age' }
  const { line, address, givenName, familyName, facts, consent, opposed } = read.value.row
  return { line, refused: null, address, givenName, familyName, facts, consent, opposed }
}

/** The first cell of a column that says something. */
function sampleOf(file: CsvFile, index: number): string {
  return (
    file.rows
      .find(row => row.cells[index]?.trim())
      ?.cells[index]?.trim()
      .slice(0, 60) ?? ''
  )
}
