import { sql } from 'kysely'
import type { Bilingual } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import type { Brand } from '../brands/types'
import type { Actor } from '../kernel/actor'
import { isUuid } from '../kernel/uuid'
import { flowDefinition } from './schema'
import { readsFlowOf } from './scope.server'
import {
  countApplications,
  countOpenDoors,
  doorIsOpen,
  listDefinitions,
  listDoors,
  listVersions,
  noApplications,
  selectDoors,
  selectFlows,
  toHead,
} from './select-flows.server'
import type {
  ApplicationCounts,
  Door,
  DoorSource,
  FlowDefinition,
  FlowHead,
  FlowPurpose,
  VersionState,
} from './types'

/** One line of the list of flows. */
export type FlowRow = FlowHead & {
  published: { number: number; publishedAt: Date } | null
  draft: { number: number; edit: number } | null
  applications: ApplicationCounts
  openDoors: number
}

/** Every flow that the actor may read: all for those who run the club, those of their brand for its staff. */
export async function listFlows(db: DatabaseOrTx, actor: Actor): Promise<FlowRow[]> {
  const rows = await selectFlows(db).where(readsFlowOf(actor, 'f.brand_id')).execute()
  const [versions, counts, openDoors] = await Promise.all([
    listVersions(
      db,
      rows.map(({ id }) => id),
    ),
    countApplications(
      db,
      rows.map(({ id }) => id),
    ),
    countOpenDoors(
      db,
      rows.map(({ id }) => id),
    ),
  ])
  return rows.map(row => {
    const own = versions.filter(version => version.flow_id === row.id)
    const published = own.find(({ state }) => state === 'published')
    const draft = own.find(({ state }) => state === 'draft')
    return {
      ...toHead(row),
      published: published?.published_at
        ? { number: published.number, publishedAt: published.published_at }
        : null,
      draft: draft ? { number: draft.number, edit: draft.edit } : null,
      applications: counts.get(row.id) ?? noApplications,
      openDoors: openDoors.get(row.id) ?? 0,
    }
  })
}

export type FlowVersion = {
  id: string
  number: number
  state: VersionState
  createdAt: Date
  publishedAt: Date | null
  /** How many applications began on this version. */
  applications: number
}
export type FlowForStaff = FlowHead & {
  versions: FlowVersion[]
  draft: { versionId: string; number: number; edit: number; definition: FlowDefinition } | null
  published: { versionId: string; number: number; definition: FlowDefinition } | null
  doors: Door[]
  applications: ApplicationCounts
}

/** One flow with its versions (newest first), its doors and its applications in numbers; null for who may not read it. */
export async function readFlow(db: DatabaseOrTx, actor: Actor, flowId: string): Promise<FlowForStaff | null> {
  if (!isUuid(flowId)) return null
  const row = await selectFlows(db)
    .where('f.id', '=', flowId)
    .where(readsFlowOf(actor, 'f.brand_id'))
    .executeTakeFirst()
  if (!row) return null
  const [versions, living, doors, counts] = await Promise.all([
    listVersions(db, [flowId]),
    listDefinitions(db, flowId),
    listDoors(db, flowId),
    countApplications(db, [flowId]),
  ])
  const draft = living.find(({ state }) => state === 'draft')
  const published = living.find(({ state }) => state === 'published')
  return {
    ...toHead(row),
    versions: versions.map(version => ({
      id: version.id,
      number: version.number,
      state: version.state as VersionState,
      createdAt: version.created_at,
      publishedAt: version.published_at,
      applications: version.applications,
    })),
    draft: draft
      ? { versionId: draft.id, number: draft.number, edit: draft.edit, definition: draft.definition }
      : null,
    published: published
      ? { versionId: published.id, number: published.number, definition: published.definition }
      : null,
    doors,
    applications: counts.get(flowId) ?? noApplications,
  }
}

export type ReadVersion = { id: string; flowId: string; number: number; definition: FlowDefinition }

/** One version by its id, whatever its state: applications finish on the version that they began. */
export async function readVersion(db: DatabaseOrTx, versionId: string): Promise<ReadVersion | null> {
  if (!isUuid(versionId)) return null
  const row = await db
    .selectFrom('flow_versions')
    .select(['id', 'flow_id', 'number', 'definition'])
    .where('id', '=', versionId)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    flowId: row.flow_id,
    number: row.number,
    definition: flowDefinition.parse(row.definition),
  }
}

/** A flow on the public door. */
export type PublicFlowRow = { slug: string; brand: Brand | null; name: Bilingual; story: Bilingual }

/** What anyone may find on the public door: open, listed, published, leading into the circle. */
export async function listPublicFlows(db: DatabaseOrTx): Promise<PublicFlowRow[]> {
  const rows = await selectFlows(db)
    .innerJoin('flow_versions as p', join =>
      join.onRef('p.flow_id', '=', 'f.id').on('p.state', '=', 'published'),
    )
    .select(sql<Bilingual>`p.definition -> 'story'`.as('story'))
    .where('f.state', '=', 'open')
    .where('f.is_listed', '=', true)
    .where('f.purpose', '=', 'join')
    .execute()
  return rows.map(row => {
    const { slug, brand, name } = toHead(row)
    return { slug, brand, name, story: row.story }
  })
}

export type PublicFlow = {
  flowId: string
  slug: string
  brand: Brand | null
  purpose: FlowPurpose
  risesTo: FlowHead['risesTo']
  /** A closed flow is still told: what it was, and that nobody may begin. */
  state: 'open' | 'closed'
  versionId: string
  number: number
  definition: FlowDefinition
}

/** One flow by its address as anyone may read it, with its published version; null before it was published and opened. */
export async function readPublicFlow(db: DatabaseOrTx, slug: string): Promise<PublicFlow | null> {
  const row = await selectFlows(db)
    .innerJoin('flow_versions as p', join =>
      join.onRef('p.flow_id', '=', 'f.id').on('p.state', '=', 'published'),
    )
    .select(['p.id as version_id', 'p.number', 'p.definition'])
    .where('f.slug', '=', slug)
    .where('f.state', 'in', ['open', 'closed'])
    .executeTakeFirst()
  if (!row) return null
  const { id, brand, purpose, risesTo, state } = toHead(row)
  return {
    flowId: id,
    slug,
    brand,
    purpose,
    risesTo,
    state: state === 'open' ? 'open' : 'closed',
    versionId: row.version_id,
    number: row.number,
    definition: flowDefinition.parse(row.definition),
  }
}

export type FoundDoor = {
  doorId: string
  flowSlug: string
  flowId: string
  source: DoorSource
  label: string
}

/**
 * The open door with this code, as it was written on a card: small or capital letters, spaces around. Null when there
 * is none, when it is closed, or when its uses are spent. Whoever counts a use asks again under the lock on the flow.
 */
export async function findDoor(db: DatabaseOrTx, code: string): Promise<FoundDoor | null> {
  const row = await selectDoors(db)
    .where('d.code', '=', code.trim().toLowerCase())
    .where(doorIsOpen)
    .executeTakeFirst()
  if (!row) return null
  return {
    doorId: row.id,
    flowSlug: row.flow_slug,
    flowId: row.flow_id,
    source: row.source as DoorSource,
    label: row.label,
  }
}
