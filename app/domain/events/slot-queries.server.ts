import { sql } from 'kysely'
import type { Bilingual } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import type { Actor } from '../kernel/actor'
import { readEventForStaff } from './queries.server'
import type { StaffEvent } from './types'

/** A slot as its staff see it. `taken`: seats at this instant; `isKept`: something was ever written about it. */
export type StaffSlot = {
  id: string
  part: 'whole' | 'choice'
  label: Bilingual
  startsAt: Date
  endsAt: Date
  turnaround: number
  model: { id: string; name: string } | null
  minRank: number | null
  capacity: number
  taken: number
  isClosed: boolean
  isKept: boolean
}

export type SlotsPage = {
  event: StaffEvent
  /** Seats over all slots together; null: none but the slots' own. */
  bound: number | null
  choicesMin: number
  choicesMax: number
  slots: StaffSlot[]
  models: { id: string; name: string }[]
}

/** The slots of an event for those who do its brand's work; null for everyone else, as if it did not exist. */
export async function readSlotsPage(
  db: DatabaseOrTx,
  actor: Actor,
  eventId: string,
): Promise<SlotsPage | null> {
  const event = await readEventForStaff(db, actor, eventId)
  if (event === null) return null
  const choice = await db
    .selectFrom('events')
    .select(['capacity as bound', 'choices_min as choicesMin', 'choices_max as choicesMax'])
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
  const models = await db
    .selectFrom('vehicle_models')
    .select(['id', 'name'])
    .where('brand_id', '=', event.brand.id)
    .where('retired_at', 'is', null)
    .orderBy('name')
    .execute()
  return { event, ...choice, models, slots: await selectSlots(db, eventId) }
}

async function selectSlots(db: DatabaseOrTx, eventId: string): Promise<StaffSlot[]> {
  const rows = await db
    .selectFrom('slots as s')
    .leftJoin('vehicle_models as m', 'm.id', 's.model_id')
    .select([
      's.id',
      's.part',
      's.label_fr as fr',
      's.label_en as en',
      's.starts_at as startsAt',
      's.ends_at as endsAt',
      's.turnaround_minutes as turnaround',
      's.min_rank as minRank',
      's.capacity',
      's.closed_at as closedAt',
      'm.id as modelId',
      'm.name as modelName',
      sql<number>`live_seats(s.id)`.as('taken'),
      sql<boolean>`exists (select 1 from reservation_slots rs where rs.slot_id = s.id)`.as('isKept'),
    ])
    .where('s.event_id', '=', eventId)
    .orderBy('s.starts_at')
    .orderBy('s.part', 'desc')
    .orderBy('m.name')
    .orderBy('s.id')
    .execute()
  return rows.map(({ part, fr, en, closedAt, modelId, modelName, ...slot }) => ({
    ...slot,
    part: part as StaffSlot['part'],
    label: { fr, en },
    model: modelId === null || modelName === null ? null : { id: modelId, name: modelName },
    isClosed: closedAt !== null,
  }))
}
