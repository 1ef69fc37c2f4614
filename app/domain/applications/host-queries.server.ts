import { sql } from 'kysely'
import type { Bilingual } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import { readClock } from '~db/locks'
import { type Actor, runsTheClub } from '../kernel/actor'
import { flowDefinition } from '../qualification/schema'
import { readsFlowOf } from '../qualification/scope.server'

/** An hour as hosts see it. `applicant` is null while it is free. */
export type HostedHour = {
  id: string
  startsAt: Date
  endsAt: Date
  timeZone: string
  place: string
  flowId: string
  programme: Bilingual
  hostName: string
  /** The actor may withdraw it. */
  isOwn: boolean
  applicant: { applicationId: string; name: string; isSent: boolean } | null
}

/** A programme with an interview, with how long its interviews last. */
export type HostingFlow = { id: string; name: Bilingual; minutes: number }

/** The hours to come, and those of the last day, of the programmes that the actor reads, the earliest first. */
export async function listHostedHours(db: DatabaseOrTx, actor: Actor): Promise<HostedHour[]> {
  if (actor.kind !== 'person') return []
  const rows = await db
    .selectFrom('interview_slots as s')
    .innerJoin('flows as f', 'f.id', 's.flow_id')
    .innerJoin('persons as host', 'host.id', 's.host_id')
    .leftJoin('applications as a', 'a.id', 's.application_id')
    .leftJoin('persons as p', 'p.id', 'a.person_id')
    .select([
      's.id',
      's.starts_at as startsAt',
      's.ends_at as endsAt',
      's.time_zone as timeZone',
      's.place',
      's.flow_id as flowId',
      's.host_id as hostId',
      'host.given_name as hostGivenName',
      'host.family_name as hostFamilyName',
      'a.id as applicationId',
      'a.submitted_at as submittedAt',
      'p.given_name as givenName',
      'p.family_name as familyName',
    ])
    .select(eb =>
      eb
        .selectFrom('flow_versions as v')
        .select(sql<Bilingual>`v.definition -> 'name'`.as('name'))
        .whereRef('v.flow_id', '=', 'f.id')
        .orderBy(sql`v.state = 'published'`, 'desc')
        .orderBy('v.number', 'desc')
        .limit(1)
        .as('programme'),
    )
    .where('s.withdrawn_at', 'is', null)
    .where('s.ends_at', '>', sql<Date>`${await readClock(db)}::timestamptz - interval '1 day'`)
    .where(readsFlowOf(actor, 'f.brand_id'))
    .orderBy('s.starts_at')
    .orderBy('s.id')
    .limit(500)
    .execute()
  return rows.map(row => ({
    id: row.id,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    timeZone: row.timeZone,
    place: row.place,
    flowId: row.flowId,
    programme: row.programme ?? { fr: '', en: '' },
    hostName: `${row.hostGivenName} ${row.hostFamilyName}`.trim(),
    isOwn: row.hostId === actor.personId || runsTheClub(actor),
    applicant:
      row.applicationId === null
        ? null
        : {
            applicationId: row.applicationId,
            name: `${row.givenName ?? ''} ${row.familyName ?? ''}`.trim(),
            isSent: row.submittedAt !== null,
          },
  }))
}

/** The programmes that the actor reads and whose published version has an interview, each length once. */
export async function listHostingFlows(db: DatabaseOrTx, actor: Actor): Promise<HostingFlow[]> {
  const rows = await db
    .selectFrom('flows as f')
    .innerJoin('flow_versions as v', 'v.flow_id', 'f.id')
    .select(['f.id', 'v.definition'])
    .where('v.state', '=', 'published')
    .where('f.state', '!=', 'draft')
    .where(readsFlowOf(actor, 'f.brand_id'))
    .orderBy('f.slug')
    .execute()
  return rows.flatMap(({ id, definition }) => {
    const { name, steps } = flowDefinition.parse(definition)
    const lengths = steps.flatMap(step => (step.kind === 'interview' ? [step.minutes] : []))
    return lengths.length === 0 ? [] : [{ id, name, minutes: Math.max(...lengths) }]
  })
}
