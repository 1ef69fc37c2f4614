import { readClock } from '~db/locks'
import { inTransaction, sqlState } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { isTimeZone } from '../events/local-time'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { readsFlow } from '../qualification/scope.server'
import { type HoursDraft, type HoursProblem, planHours } from './plan-hours'

export type PublishHoursRefusal =
  | { reason: 'not_found' }
  | HoursProblem
  /** The host is awaited elsewhere at one of these hours; none was published. */
  | { reason: 'overlaps' }

const exclusionViolation = '23P01'

/**
 * Offers hours of the actor's own to the applicants of a programme: all of them or none. Whoever reads the programme may
 * be a host. The place is an address or a telephone number, or where the link will come from.
 */
export async function publishHours(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: HoursDraft & { flowId: string; place: string },
): Promise<Result<{ hours: number }, PublishHoursRefusal>> {
  if (actor.kind !== 'person' || !isUuid(input.flowId)) return refuse({ reason: 'not_found' })
  if (!isTimeZone(input.timeZone)) return refuse({ reason: 'from', problem: 'malformed' })
  try {
    return await inTransaction(ctx.db, async tx => {
      const flow = await tx
        .selectFrom('flows')
        .select(['id', 'brand_id as brandId'])
        .where('id', '=', input.flowId)
        .executeTakeFirst()
      if (!flow || !readsFlow(actor, flow.brandId)) return refuse({ reason: 'not_found' })
      const planned = planHours(input, await readClock(tx))
      if (!planned.ok) return planned
      await tx
        .insertInto('interview_slots')
        .values(
          planned.value.map(({ startsAt, endsAt }) => ({
            flow_id: flow.id,
            host_id: actor.personId,
            starts_at: startsAt,
            ends_at: endsAt,
            time_zone: input.timeZone,
            place: input.place.normalize('NFC').trim(),
          })),
        )
        .execute()
      await recordAudit(tx, actor, {
        action: 'interview.hours_published',
        subject: { kind: 'flow', id: flow.id },
        brandId: flow.brandId ?? undefined,
        details: { hours: planned.value.length },
      })
      return allow({ hours: planned.value.length })
    })
  } catch (error) {
    if (sqlState(error) === exclusionViolation) return refuse({ reason: 'overlaps' })
    throw error
  }
}
