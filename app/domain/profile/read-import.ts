import { normaliseAddress } from '../kernel/address'
import { rarer } from '../permission/cadence'
import type { Cadence } from '../permission/types'
import { zoneOfCountry } from './countries'
import { type RowReading, readRow } from './read-row'
import type {
  Candidate,
  ColumnMapping,
  Consent,
  FileRow,
  ImportReading,
  RefusedRow,
  WithheldReason,
} from './types'

/**
 * Reads the rows of a file as people, `today` being a day 'yyyy-mm-dd'. The same function serves the preview and the
 * run. Rows of one person (the same address but for case, spaces and +tag) become one: what the first leaves out the
 * next fills, the newest consent counts, the rarest cadence, and one opposition is enough, wherever it stands. A person
 * under eighteen is refused with every row of theirs. What cannot be read is set aside and the rest of its row kept.
 */
export function readImport(file: {
  rows: readonly FileRow[]
  fields: ColumnMapping
  today: string
}): ImportReading {
  const refused: RefusedRow[] = []
  const people = new Map<string, RowReading[]>()
  const cellsOf = new Map(file.rows.map(row => [row.line, row.cells]))
  const reading: ImportReading = {
    rows: file.rows.length,
    candidates: [],
    refused,
    opposedElsewhere: [],
    setAside: [],
  }
  for (const row of file.rows) {
    const read = readRow(row, file.fields, file.today)
    if (!read.ok) {
      refused.push({ ...row, reason: read.reason })
      if (read.opposedAddress) reading.opposedElsewhere.push(read.opposedAddress)
      continue
    }
    reading.setAside.push(...read.value.setAside)
    const { addressNorm } = read.value.row
    people.set(addressNorm, [...(people.get(addressNorm) ?? []), read.value.row])
  }
  for (const rows of people.values()) {
    if (rows.some(row => row.underAge)) {
      refused.push(
        ...rows.map(({ line }) => ({ line, cells: cellsOf.get(line) ?? [], reason: 'under_age' as const })),
      )
      reading.opposedElsewhere.push(...rows.filter(row => row.opposed).map(row => row.addressNorm))
    } else {
      reading.candidates.push(mergeRows(rows))
    }
  }
  const refusedLines = new Set(refused.map(row => row.line))
  reading.setAside = reading.setAside.filter(({ line }) => !refusedLines.has(line))
  refused.sort((a, b) => a.line - b.line)
  return reading
}

function mergeRows(rows: readonly RowReading[]): Candidate {
  const [first] = rows
  if (!first) throw new Error('nobody has no row')
  const facts = new Map<string, Candidate['facts'][number]>()
  for (const fact of rows.flatMap(row => row.facts)) {
    if (!facts.has(fact.kind)) facts.set(fact.kind, fact)
  }
  const consent = newestConsent(rows)
  const opposed = rows.some(row => row.opposed)
  const country = facts.get('country')?.value
  return {
    addressNorm: first.addressNorm,
    address: (rows.find(row => normaliseAddress(row.address) === row.address.toLowerCase()) ?? first).address,
    lines: rows.map(row => row.line),
    givenName: firstSaid(rows, row => row.givenName) ?? '',
    familyName: firstSaid(rows, row => row.familyName) ?? '',
    civility: firstSaid(rows, row => row.civility),
    locale: firstSaid(rows, row => row.locale),
    zone: country ? zoneOfCountry(country) : null,
    facts: [...facts.values()],
    consent: opposed ? null : consent,
    withheld: opposed ? 'opposed' : consent ? null : firstWithheld(rows),
    cadence: rows.reduce<Cadence | null>(
      (least, { cadence }) => (least && cadence ? rarer(least, cadence) : (least ?? cadence)),
      null,
    ),
    opposed,
  }
}

function firstSaid<Value>(rows: readonly RowReading[], said: (row: RowReading) => Value): Value | null {
  return rows.map(said).find(value => value !== null && value !== '') ?? null
}

/** Two consents of the same day are one, with the channels of both. */
function newestConsent(rows: readonly RowReading[]): Consent | null {
  let newest = null as Consent | null
  for (const { consent } of rows) {
    if ('withheld' in consent) continue
    if (!newest || consent.on > newest.on) newest = consent
    else if (consent.on === newest.on) {
      newest = { ...newest, channels: [...new Set([...newest.channels, ...consent.channels])] }
    }
  }
  return newest
}

/** A consent with one thing amiss says more than no consent at all. */
function firstWithheld(rows: readonly RowReading[]): WithheldReason {
  const reasons = rows.flatMap(({ consent }) => ('withheld' in consent ? [consent.withheld] : []))
  return reasons.find(reason => reason !== 'no_consent') ?? 'no_consent'
}
