import { sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import { readClock } from '~db/locks'
import { isOffered } from './interview-policy'

/** An hour with who waits there and where. */
export type Hour = {
  id: string
  startsAt: Date
  endsAt: Date
  timeZone: string
  place: string
  hostName: string
}

const mostOffered = 60

/** The hour that an application has for a step. The caller has settled that the actor may read it. */
export async function readPickedHour(
  db: DatabaseOrTx,
  applicationId: string,
  stepId: string,
): Promise<Hour | null> {
  const row = await selectHours(db)
    .where('s.application_id', '=', applicationId)
    .where('s.step_id', '=', stepId)
    .executeTakeFirst()
  return row ? toHour(row) : null
}

/** Every hour that an application has, the earliest first. The caller has settled that the actor may read it. */
export async function readInterviewOf(
  db: DatabaseOrTx,
  applicationId: string,
): Promise<(Hour & { stepId: string })[]> {
  const rows = await selectHours(db).where('s.application_id', '=', applicationId).execute()
  return rows.map(row => ({ ...toHour(row), stepId: row.stepId ?? '' }))
}

/** The free hours that a step's applicants may choose at this instant, the earliest first, at most sixty. */
export async function listOfferedHours(
  db: DatabaseOrTx,
  step: { flowId: string; minutes: number },
): Promise<Hour[]> {
  const now = await readClock(db)
  const rows = await selectHours(db)
    .where('s.flow_id', '=', step.flowId)
    .where('s.withdrawn_at', 'is', null)
    .where('s.application_id', 'is', null)
    .where('s.starts_at', '>', now)
    .where(sql<boolean>`s.ends_at - s.starts_at >= make_interval(mins => ${step.minutes})`)
    .limit(mostOffered * 2)
    .execute()
  return rows
    .filter(row => isOffered({ ...row, isWithdrawn: false, applicationId: null }, step, now))
    .slice(0, mostOffered)
    .map(toHour)
}

function selectHours(db: DatabaseOrTx) {
  return db
    .selectFrom('interview_slots as s')
    .innerJoin('persons as p', 'p.id', 's.host_id')
    .select([
      's.id',
      's.flow_id as flowId',
      's.starts_at as startsAt',
      's.ends_at as endsAt',
      's.time_zone as timeZone',
      's.place',
      's.step_id as stepId',
      'p.given_name as givenName',
      'p.family_name as familyName',
    ])
    .orderBy('s.starts_at')
    .orderBy('s.id')
}

type HourRow = Awaited<ReturnType<ReturnType<typeof selectHours>['execute']>>[number]

function toHour({ id, startsAt, endsAt, timeZone, place, givenName, familyName }: HourRow): Hour {
  return { id, startsAt, endsAt, timeZone, place, hostName: `${givenName} ${familyName}`.trim() }
}
