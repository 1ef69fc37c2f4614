import { CsvError, parse } from 'csv-parse/sync'
import { normaliseAddress } from '../kernel/address'
import { allow, type Result, refuse } from '../kernel/result'
import type { FileRow } from './types'

export const MOST_BYTES = 5 * 1024 * 1024
export const MOST_ROWS = 20_000

export type CsvFile = { header: string[]; rows: FileRow[] }
export type FileRefusal =
  | { reason: 'empty' | 'too_large' | 'not_text' | 'no_header' | 'no_rows' | 'too_many_rows' }
  | { reason: 'broken_quotes'; line: number }

/**
 * Reads a CSV file of at most 5 MiB and 20 000 rows: UTF-8 (with or without its mark), UTF-16 with its mark, else
 * Windows-1252; cells parted by semicolons, commas or tabs, whichever its first line uses most; CRLF, LF or both; line
 * breaks inside quotes. Rows carry the line of the file on which they begin. Empty rows are passed over. The first row
 * must name columns: one that holds an address, or nothing at all, is no header.
 */
export function readCsvFile(bytes: Uint8Array): Result<CsvFile, FileRefusal> {
  if (bytes.length === 0) return refuse({ reason: 'empty' })
  if (bytes.length > MOST_BYTES) return refuse({ reason: 'too_large' })
  const text = decode(bytes)
  if (text === null) return refuse({ reason: 'not_text' })
  if (text.trim() === '') return refuse({ reason: 'empty' })
  const records = split(text)
  if (!records.ok) return records
  const [header, ...rows] = records.value
  if (!header || header.cells.some(cell => normaliseAddress(cell) !== null))
    return refuse({ reason: 'no_header' })
  if (rows.length === 0) return refuse({ reason: 'no_rows' })
  if (rows.length > MOST_ROWS) return refuse({ reason: 'too_many_rows' })
  return allow({ header: header.cells.map(cell => cell.trim()), rows })
}

/**
 * The text of a file with plain line ends. Null for what is no text: a control character that no spreadsheet writes
 * betrays a picture, an archive or a workbook.
 */
function decode(bytes: Uint8Array): string | null {
  const text = decodeAs(encodingOf(bytes), bytes) ?? decodeWindows(bytes)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is looked for
  if (text === null || /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)) return null
  return text.replace(/\r\n?/g, '\n').normalize('NFC')
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

function decodeAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Windows-1252 from 0x80 to 0x9f. Not every Node that the club runs on decodes it: some read Latin-1 under its name. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function decodeWindows(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes).toString('latin1')
  return latin.replace(/[\u0080-\u009f]/g, one => windows.charAt(one.charCodeAt(0) - 0x80))
}

function split(text: string): Result<FileRow[], FileRefusal> {
  try {
    const records = parse(text, {
      delimiter: sniffDelimiter(text),
      record_delimiter: '\n',
      info: true,
      relax_column_count: true,
      relax_quotes: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    // `info.lines` is the last line of a record, so each begins on the line after the one before.
    const rows = records.map(({ record }, index) => ({
      line: (records[index - 1]?.info.lines ?? 0) + 1,
      cells: record,
    }))
    return allow(rows.filter(row => row.cells.some(cell => cell.trim() !== '')))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return refuse({ reason: 'broken_quotes', line: 'lines' in error ? Number(error.lines) : 1 })
  }
}

function sniffDelimiter(text: string): string {
  const counts = new Map([';', ',', '\t'].map(delimiter => [delimiter, 0]))
  let quoted = false
  for (const character of text) {
    if (character === '"') quoted = !quoted
    else if (!quoted && character === '\n') break
    else if (!quoted && counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}
