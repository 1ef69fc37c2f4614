import { stringify } from 'csv-stringify/sync'

/**
 * A table as a CSV file that a spreadsheet opens as it is, in French or in English: semicolons, CRLF, UTF-8 with its
 * mark. A cell that a spreadsheet would run as a formula (it begins with = + - @, a tab or a carriage return, also
 * after spaces or in their full-width forms) is preceded by an apostrophe, and so stays the text that it is.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const safe = rows.map(row => row.map(neutralise))
  return stringify(safe, { delimiter: ';', record_delimiter: '\r\n', bom: true, quoted_match: /[\r\t]/ })
}

/** One cell, made safe to open in a spreadsheet. */
export function neutralise(cell: string): string {
  return /^(\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r])/.test(cell) ? `'${cell}` : cell
}
