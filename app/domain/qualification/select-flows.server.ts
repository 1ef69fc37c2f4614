import { sql } from 'kysely'
import type { Bilingual } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import type { Brand } from '../brands/types'
import { flowDefinition } from './schema'
import type { ApplicationCounts, Door, DoorSource, FlowHead, FlowPurpose, FlowState } from './types'

/** Flows with their brand, the tier that they rise to, and their name, oldest first; the caller adds its scope. */
export function selectFlows(db: DatabaseOrTx) {
  return db
    .selectFrom('flows as f')
    .leftJoin('brands as b', 'b.id', 'f.brand_id')
    .leftJoin('tiers as t', 't.id', 'f.rises_to_tier_id')
    .select(eb => [
      'f.id',
      'f.slug',
      'f.purpose',
      'f.state',
      'f.is_listed',
      'b.id as brand_id',
      'b.slug as brand_slug',
      'b.name as brand_name',
      'b.kind as brand_kind',
      'b.accent as brand_accent',
      't.id as tier_id',
      't.slug as tier_slug',
      't.name_fr as tier_name_fr',
      't.name_en as tier_name_en',
      eb
        .selectFrom('flow_versions as v')
        .select(sql<Bilingual>`v.definition -> 'name'`.as('name'))
        .whereRef('v.flow_id', '=', 'f.id')
        .orderBy(sql`v.state = 'published'`, 'desc')
        .orderBy('v.number', 'desc')
        .limit(1)
        .as('name'),
    ])
    .orderBy('f.created_at')
    .orderBy('f.id')
}

type SelectedFlow = Awaited<ReturnType<ReturnType<typeof selectFlows>['executeTakeFirstOrThrow']>>

/** The row of a flow as its readers know it. */
export function toHead(row: SelectedFlow): FlowHead {
  return {
    id: row.id,
    slug: row.slug,
    brand: brandOf(row),
    purpose: row.purpose as FlowPurpose,
    risesTo: tierOf(row),
    state: row.state as FlowState,
    isListed: row.is_listed,
    name: row.name ?? { fr: row.slug, en: row.slug },
  }
}

function brandOf(row: SelectedFlow): Brand | null {
  const { brand_id: id, brand_slug: slug, brand_name: name, brand_kind: kind, brand_accent: accent } = row
  if (id === null || slug === null || name === null || kind === null || accent === null) return null
  return { id, slug, name, kind, accent }
}

function tierOf(row: SelectedFlow): FlowHead['risesTo'] {
  const { tier_id: id, tier_slug: slug, tier_name_fr: fr, tier_name_en: en } = row
  if (id === null || slug === null || fr === null || en === null) return null
  return { id, slug, name: { fr, en } }
}

/** The versions of these flows, newest first, each with the number of applications that began on it. */
export async function listVersions(db: DatabaseOrTx, flowIds: readonly string[]) {
  if (flowIds.length === 0) return []
  return db
    .selectFrom('flow_versions as v')
    .select(eb => [
      'v.id',
      'v.flow_id',
      'v.number',
      'v.state',
      'v.edit',
      'v.created_at',
      'v.published_at',
      eb
        .selectFrom('applications as a')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('a.flow_version_id', '=', 'v.id')
        .$asScalar()
        .$notNull()
        .as('applications'),
    ])
    .where('v.flow_id', 'in', [...flowIds])
    .orderBy('v.number', 'desc')
    .execute()
}

/** The draft and the published version of a flow with what they say. */
export async function listDefinitions(db: DatabaseOrTx, flowId: string) {
  const rows = await db
    .selectFrom('flow_versions')
    .select(['id', 'number', 'state', 'edit', 'definition'])
    .where('flow_id', '=', flowId)
    .where('state', 'in', ['draft', 'published'])
    .execute()
  return rows.map(row => ({ ...row, definition: flowDefinition.parse(row.definition) }))
}

/** No application in any state. */
export const noApplications: ApplicationCounts = {
  draft: 0,
  submitted: 0,
  waitlisted: 0,
  withdrawn: 0,
  decided: 0,
}

/** How many applications of each flow are in which state; a flow without any is not in the map. */
export async function countApplications(
  db: DatabaseOrTx,
  flowIds: readonly string[],
): Promise<Map<string, ApplicationCounts>> {
  const counts = new Map<string, ApplicationCounts>()
  if (flowIds.length === 0) return counts
  const rows = await db
    .selectFrom('applications')
    .select(['flow_id', 'state', sql<number>`count(*)::int`.as('count')])
    .where('flow_id', 'in', [...flowIds])
    .groupBy(['flow_id', 'state'])
    .execute()
  for (const row of rows) {
    counts.set(row.flow_id, { ...(counts.get(row.flow_id) ?? noApplications), [row.state]: row.count })
  }
  return counts
}

/**
 * Doors with how often each was used: every application that came by it and was not withdrawn. `is_open` holds by the
 * database's clock: not closed, its date not come, its uses not spent.
 */
export function selectDoors(db: DatabaseOrTx) {
  return db
    .selectFrom('flow_doors as d')
    .innerJoin('flows as f', 'f.id', 'd.flow_id')
    .leftJoinLateral(
      eb =>
        eb
          .selectFrom('applications as a')
          .select(sql<number>`count(*)::int`.as('uses'))
          .whereRef('a.door_id', '=', 'd.id')
          .where('a.state', '<>', 'withdrawn')
          .as('used'),
      join => join.onTrue(),
    )
    .select([
      'd.id',
      'd.flow_id',
      'f.slug as flow_slug',
      'd.code',
      'd.source',
      'd.label',
      'd.uses_max',
      'd.closes_at',
      'd.closed_at',
      'd.created_at',
      'used.uses',
      doorIsOpen.as('is_open'),
    ])
}

/** SQL condition on the doors of `selectDoors`: whoever comes now may come by it. */
export const doorIsOpen = sql<boolean>`(d.closed_at is null and (d.closes_at is null or d.closes_at > clock_timestamp())
  and (d.uses_max is null or used.uses < d.uses_max))`

/** The doors of a flow, the newest first, closed ones too. */
export async function listDoors(db: DatabaseOrTx, flowId: string): Promise<Door[]> {
  const rows = await selectDoors(db)
    .where('d.flow_id', '=', flowId)
    .orderBy('d.created_at', 'desc')
    .orderBy('d.id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    code: row.code,
    source: row.source as DoorSource,
    label: row.label,
    usesMax: row.uses_max,
    uses: row.uses ?? 0,
    closesAt: row.closes_at,
    closedAt: row.closed_at,
    createdAt: row.created_at,
    isOpen: row.is_open,
  }))
}

/** How many doors of each flow are open now; a flow without any is not in the map. */
export async function countOpenDoors(
  db: DatabaseOrTx,
  flowIds: readonly string[],
): Promise<Map<string, number>> {
  if (flowIds.length === 0) return new Map()
  const rows = await selectDoors(db)
    .where('d.flow_id', 'in', [...flowIds])
    .where(doorIsOpen)
    .execute()
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(row.flow_id, (counts.get(row.flow_id) ?? 0) + 1)
  return counts
}
