import { sql } from 'kysely'
import type { Locale } from '~/shared/copy'
import type { Tx } from '~db/client'
import { queueLetters } from '../letters/queue-letter.server'
import { composeLostLetter, type LostDrive } from './compose-lost-letter'
import { findFreeHours } from './find-free-hours.server'
import type { DriveRow } from './store.server'

/** Writes to each member whose drive was taken off their reservation, and to nobody else. */
export async function writeLost(tx: Tx, eventId: string, lost: readonly DriveRow[]): Promise<void> {
  if (lost.length === 0) return
  const told = await readTold(tx, eventId, lost)
  const hours = new Map<string, Date[]>()
  for (const { modelId } of lost)
    if (!hours.has(modelId)) hours.set(modelId, await findFreeHours(tx, { eventId, modelId }))
  await queueLetters(
    tx,
    told.map(({ drive, personId, brandId, letter }) => ({
      personId,
      brandId,
      locale: letter.person.locale,
      promotional: false,
      content: {
        kind: 'correspondence',
        props: composeLostLetter({ ...letter, hoursFree: hours.get(drive.modelId) ?? [] }),
      },
    })),
  )
}

type Told = {
  drive: DriveRow
  personId: string
  brandId: string
  letter: Omit<LostDrive, 'hoursFree'>
}

async function readTold(tx: Tx, eventId: string, lost: readonly DriveRow[]): Promise<Told[]> {
  const ids = lost.map(drive => drive.reservationId)
  const { rows } = await sql<Row>`
    select r.id, r.person_id, p.given_name, p.family_name, p.civility, p.locale, e.brand_id, e.title_fr, e.title_en,
      e.host_name, e.host_title, e.time_zone, b.name as brand_name, b.accent,
      not exists (select 1 from reservation_slots rs where rs.reservation_id = r.id) as was_all,
      exists (select 1 from deposits d where d.reservation_id = r.id) as has_deposit
    from reservations r
    join persons p on p.id = r.person_id
    join events e on e.id = r.event_id
    join brands b on b.id = e.brand_id
    where r.event_id = ${eventId} and r.id = any(${ids}::uuid[])
  `.execute(tx)
  const models = await tx
    .selectFrom('vehicle_models')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(lost.map(drive => drive.modelId))])
    .execute()
  return lost.flatMap(drive => {
    const row = rows.find(({ id }) => id === drive.reservationId)
    if (!row) return []
    const letter = {
      event: {
        title: row.locale === 'fr' ? row.title_fr : row.title_en,
        brandName: row.brand_name,
        accent: row.accent,
        hostName: row.host_name,
        hostTitle: row.host_title,
        timeZone: row.time_zone,
      },
      person: {
        givenName: row.given_name,
        familyName: row.family_name,
        civility: row.civility,
        locale: row.locale,
      },
      reservationId: row.id,
      modelName: models.find(({ id }) => id === drive.modelId)?.name ?? '',
      startsAt: drive.startsAt,
      wasAll: row.was_all,
      hasDeposit: row.has_deposit,
    }
    return [{ drive, personId: row.person_id, brandId: row.brand_id, letter }]
  })
}

type Row = {
  id: string
  person_id: string
  given_name: string
  family_name: string
  civility: 'mme' | 'm' | 'dr' | null
  locale: Locale
  brand_id: string
  title_fr: string
  title_en: string
  host_name: string
  host_title: string
  time_zone: string
  brand_name: string
  accent: string
  was_all: boolean
  has_deposit: boolean
}
