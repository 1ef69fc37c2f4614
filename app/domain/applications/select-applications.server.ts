import type { DatabaseOrTx } from '~db/client'
import { readerColumns, toReader } from '../accounts/reader.server'
import type { Reader } from '../accounts/types'
import type { Advice } from '../qualification/types'
import type { ApplicationState, Source } from './types'

/** An application with its person, its flow and the way they came. */
export type ApplicationRow = {
  id: string
  person: Reader
  flow: { id: string; slug: string; brand: { id: string; name: string; accent: string } | null }
  versionId: string
  versionNumber: number
  state: ApplicationState
  source: Source
  /** What the door that they came by is called: "Salon de Genève". */
  doorLabel: string | null
  nominationId: string | null
  currentStep: string
  version: number
  startedAt: Date
  savedAt: Date
  submittedAt: Date | null
  replyBy: Date | null
  withdrawnAt: Date | null
  decidedAt: Date | null
  eraseAt: Date | null
  erasedAt: Date | null
  score: number | null
  advice: Advice | null
}

/** Every application, with the columns that make an ApplicationRow; the caller adds its scope. */
export function selectApplications(db: DatabaseOrTx) {
  return db
    .selectFrom('applications as a')
    .innerJoin('persons', 'persons.id', 'a.person_id')
    .innerJoin('flows as f', 'f.id', 'a.flow_id')
    .innerJoin('flow_versions as v', 'v.id', 'a.flow_version_id')
    .leftJoin('brands as b', 'b.id', 'f.brand_id')
    .leftJoin('flow_doors as d', 'd.id', 'a.door_id')
    .select([...readerColumns])
    .select([
      'a.id as application_id',
      'a.state',
      'a.source',
      'a.nomination_id',
      'a.current_step',
      'a.version',
      'a.started_at',
      'a.saved_at',
      'a.submitted_at',
      'a.reply_by',
      'a.withdrawn_at',
      'a.decided_at',
      'a.erase_at',
      'a.erased_at',
      'a.score',
      'a.advice',
      'a.flow_version_id',
      'v.number as version_number',
      'f.id as flow_id',
      'f.slug as flow_slug',
      'b.id as brand_id',
      'b.name as brand_name',
      'b.accent as brand_accent',
      'd.label as door_label',
    ])
}

type SelectedRow = Awaited<ReturnType<ReturnType<typeof selectApplications>['executeTakeFirstOrThrow']>>

/** A row of `selectApplications` as this module knows it. */
export function toApplication(row: SelectedRow): ApplicationRow {
  const { brand_id, brand_name, brand_accent } = row
  const brand =
    brand_id !== null && brand_name !== null && brand_accent !== null
      ? { id: brand_id, name: brand_name, accent: brand_accent }
      : null
  return {
    id: row.application_id,
    person: toReader(row),
    flow: { id: row.flow_id, slug: row.flow_slug, brand },
    versionId: row.flow_version_id,
    versionNumber: row.version_number,
    state: row.state as ApplicationState,
    source: row.source as Source,
    doorLabel: row.door_label,
    nominationId: row.nomination_id,
    currentStep: row.current_step,
    version: row.version,
    startedAt: row.started_at,
    savedAt: row.saved_at,
    submittedAt: row.submitted_at,
    replyBy: row.reply_by,
    withdrawnAt: row.withdrawn_at,
    decidedAt: row.decided_at,
    eraseAt: row.erase_at,
    erasedAt: row.erased_at,
    score: row.score === null ? null : Number(row.score),
    advice: row.advice as Advice | null,
  }
}
