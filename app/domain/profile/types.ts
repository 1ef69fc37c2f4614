import type { Cadence, Channel } from '../permission/types'

/** What a file may tell of a person. */
export const FILE_FACT_KINDS = [
  'vehicle_model',
  'vin',
  'purchased_on',
  'birth_date',
  'country',
  'city',
  'phone',
  'dealer',
  'note',
] as const
export type FileFactKind = (typeof FILE_FACT_KINDS)[number]

/** What is known of a person. What they eat, wear and drive with they alone tell, before an event, and ask us to remember. */
export const FACT_KINDS = [...FILE_FACT_KINDS, 'diet', 'size', 'licence_number', 'licence_since'] as const
export type FactKind = (typeof FACT_KINDS)[number]

/** What a column of a file can be read as. */
export const IMPORT_FIELDS = [
  'address',
  'given_name',
  'family_name',
  'civility',
  'locale',
  ...FILE_FACT_KINDS,
  'consent_date',
  'consent_source',
  'channels',
  'cadence',
  'opposition',
] as const
export type ImportField = (typeof IMPORT_FIELDS)[number]

/** For each column of the file, in order: what it is read as; null leaves it out. */
export type ColumnMapping = readonly (ImportField | null)[]

/** The columns of an uploaded file and what they are read as. */
export type ImportMapping = { header: string[]; fields: (ImportField | null)[] }

/** `line` is where the row begins in the file, the first line being 1; a cell may hold several lines. */
export type FileRow = { line: number; cells: string[] }

export type RowRefusal =
  | 'no_address'
  | 'not_an_address'
  | 'several_addresses'
  | 'too_many_cells'
  | 'under_age'
export const ROW_REFUSALS = [
  'no_address',
  'not_an_address',
  'several_addresses',
  'too_many_cells',
  'under_age',
] as const satisfies readonly RowRefusal[]

/** Why someone is imported without a permission. */
export type WithheldReason =
  | 'opposed'
  | 'no_consent'
  | 'no_consent_date'
  | 'consent_date_unreadable'
  | 'consent_in_future'
  | 'no_consent_source'
  | 'no_channel'
  | 'stopped'
  | 'withdrawn_since'
export const WITHHELD_REASONS = [
  'opposed',
  'no_consent',
  'no_consent_date',
  'consent_date_unreadable',
  'consent_in_future',
  'no_consent_source',
  'no_channel',
  'stopped',
  'withdrawn_since',
] as const satisfies readonly WithheldReason[]

export type Consent = { on: string; source: string; channels: Channel[] }

/** One person as a file tells them: several of its rows may speak of the same one. Days are 'yyyy-mm-dd'. */
export type Candidate = {
  addressNorm: string
  address: string
  lines: number[]
  givenName: string
  familyName: string
  civility: 'mme' | 'm' | 'dr' | null
  locale: 'fr' | 'en' | null
  zone: string | null
  facts: { kind: FileFactKind; value: string; origin: string }[]
  consent: Consent | null
  withheld: WithheldReason | null
  cadence: Cadence | null
  opposed: boolean
}

export type RefusedRow = FileRow & { reason: RowRefusal }

/** A value that could not be read: the rest of its row is imported without it. */
export type SetAside = { line: number; field: ImportField }

export type ImportReading = {
  rows: number
  candidates: Candidate[]
  refused: RefusedRow[]
  /** Addresses of refused rows that say no: heard all the same. */
  opposedElsewhere: string[]
  setAside: SetAside[]
}

export type RowOutcome = 'imported' | 'merged' | 'unchanged' | 'refused'

/** What a report counts. Rows: imported + merged + unchanged + refused = rows. People: with + without a permission. */
export type ImportCounts = {
  rows: number
  imported: number
  merged: number
  unchanged: number
  refused: number
  people: number
  withPermission: number
  byChannel: Record<Channel, number>
  withoutPermission: number
  withheld: Partial<Record<WithheldReason, number>>
  refusedFor: Partial<Record<RowRefusal, number>>
  setAside: SetAside[]
}
