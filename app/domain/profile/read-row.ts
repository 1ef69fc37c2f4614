import { normaliseAddress } from '../kernel/address'
import { allow, type Result, refuse } from '../kernel/result'
import type { Cadence } from '../permission/types'
import {
  isUnderAge,
  readCadence,
  readChannels,
  readCivility,
  readDay,
  readLanguage,
  readName,
  readOpposition,
  readPastDay,
  readPhone,
  readText,
  readVin,
} from './read-values'
import {
  type Candidate,
  type ColumnMapping,
  type Consent,
  type FactKind,
  FILE_FACT_KINDS,
  type FileRow,
  type ImportField,
  type RowRefusal,
  type SetAside,
  type WithheldReason,
} from './types'

/** One row that speaks of a person, once read. */
export type RowReading = {
  line: number
  addressNorm: string
  address: string
  underAge: boolean
  givenName: string
  familyName: string
  civility: Candidate['civility']
  locale: Candidate['locale']
  facts: Candidate['facts']
  consent: Consent | { withheld: WithheldReason }
  cadence: Cadence | null
  opposed: boolean
}

type Cells = (field: ImportField) => string
export type RowResult = Result<
  { row: RowReading; setAside: SetAside[] },
  { reason: RowRefusal; opposedAddress: string | null }
>

/**
 * Reads one row by its mapping. Refuses a row without exactly one address, and one with more cells than there are
 * columns, for its values have moved. A refused row that names an address and an opposition is heard all the same.
 */
export function readRow({ line, cells }: FileRow, fields: ColumnMapping, today: string): RowResult {
  const cell: Cells = field => cells[fields.indexOf(field)] ?? ''
  const addressNorm = normaliseAddress(cell('address'))
  const opposed = readOpposition(cell('opposition'))
  if (cells.slice(fields.length).some(extra => extra.trim() !== '')) {
    return refuse({ reason: 'too_many_cells', opposedAddress: null })
  }
  if (addressNorm === null) return refuse({ reason: whyNoAddress(cell('address')), opposedAddress: null })

  const setAside: SetAside[] = []
  const readOr = <Value>(field: ImportField, read: (written: string) => Value | null): Value | null => {
    const written = cell(field)
    const value = written.trim() === '' ? null : read(written)
    if (value === null && written.trim() !== '') setAside.push({ line, field })
    return value
  }
  const birthDay = readPastDay(cell('birth_date'), today)
  const origin = readText(cell('consent_source'), 200)
  const row: RowReading = {
    line,
    addressNorm,
    address: cell('address').normalize('NFC').trim(),
    underAge: birthDay !== null && isUnderAge(birthDay, today),
    givenName: readOr('given_name', readName) ?? '',
    familyName: readOr('family_name', readName) ?? '',
    civility: readOr('civility', readCivility),
    locale: readOr('locale', readLanguage),
    facts: FILE_FACT_KINDS.flatMap(kind => {
      const value = readOr(kind, written => readFact(kind, written, today))
      return value === null ? [] : [{ kind, value, origin }]
    }),
    consent: readConsent(cell, origin, today),
    cadence: readOr('cadence', readCadence),
    opposed,
  }
  if (readChannels(cell('channels')).unknown) setAside.push({ line, field: 'channels' })
  return allow({ row, setAside })
}

/** One fact as it is kept, or null when it cannot be read as what it should be. */
export function readFact(kind: FactKind, written: string, today: string): string | null {
  switch (kind) {
    case 'birth_date':
    case 'purchased_on':
    case 'licence_since':
      return readPastDay(written, today)
    case 'vin':
      return readVin(written)
    case 'phone':
      return readPhone(written)
    case 'note':
      return readText(written, 2000) || null
    case 'vehicle_model':
    case 'country':
    case 'city':
    case 'dealer':
    case 'diet':
    case 'size':
    case 'licence_number':
      return readText(written, 200).replaceAll('\n', ' ') || null
  }
}

function whyNoAddress(written: string): RowRefusal {
  if (/^\s*(n\/?a|néant|neant|aucune?|none|-|\?|x)?\s*$/i.test(written)) return 'no_address'
  const several = written.split(/[;,/|\s]+/).filter(part => normaliseAddress(part) !== null).length > 1
  return several ? 'several_addresses' : 'not_an_address'
}

/** A consent counts when it has a real day that has come, a source and a channel. */
function readConsent(cell: Cells, source: string, today: string): RowReading['consent'] {
  const written = cell('consent_date').trim()
  const { channels } = readChannels(cell('channels'))
  if (written === '') {
    const nothing = source === '' && channels.length === 0
    return { withheld: nothing ? 'no_consent' : 'no_consent_date' }
  }
  const on = readDay(written)
  if (on === null) return { withheld: 'consent_date_unreadable' }
  if (on > today) return { withheld: 'consent_in_future' }
  if (source === '') return { withheld: 'no_consent_source' }
  return channels.length === 0 ? { withheld: 'no_channel' } : { on, source, channels }
}
