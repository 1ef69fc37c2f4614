import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { runsTheClub, type SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { queueEffect } from '../outbox/queue-effect.server'
import { graceMinutes, isOpen } from './policy'
import { readableApplications } from './scope.server'
import type { ApplicationState, DecisionState } from './types'

export type Chosen = { decisionId: string; version: number }

export type ReleaseRefusal =
  | { reason: 'not_yours' | 'none_chosen' }
  /** These cannot leave as they were read: changed or called back meanwhile, or the application is over. Nothing left. */
  | { reason: 'changed_meanwhile'; decisionIds: string[] }

/**
 * Releases decisions together, all or none, each with the letter of the version that was read. Each takes effect an hour
 * later, so that it can be called back until then. Those released already stay as they are: pressed twice, it is done
 * once. Answers when they take effect, and how many were released now.
 */
export async function releaseDecisions(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  chosen: readonly Chosen[],
): Promise<Result<{ released: number; takesEffectAt: Date }, ReleaseRefusal>> {
  if (!runsTheClub(actor)) return refuse({ reason: 'not_yours' })
  const wanted = new Map(chosen.filter(each => isUuid(each.decisionId)).map(each => [each.decisionId, each]))
  if (wanted.size === 0 || wanted.size < chosen.length) return refuse({ reason: 'none_chosen' })
  return inTransaction(ctx.db, async tx => {
    const ids = [...wanted.keys()]
    const before = await readChosen(tx, actor, ids)
    await lockRows(
      tx,
      'applications',
      before.map(({ applicationId }) => applicationId),
    )
    await lockRows(tx, 'decisions', ids)
    const rows = await readChosen(tx, actor, ids)
    const amiss = ids.filter(
      id =>
        !stands(
          rows.find(row => row.id === id),
          wanted.get(id),
        ),
    )
    if (amiss.length > 0) return refuse({ reason: 'changed_meanwhile', decisionIds: amiss })

    const now = await readClock(tx)
    const takesEffectAt = new Date(now.getTime() + graceMinutes * 60_000)
    const pending = rows.filter(({ state }) => state === 'pending')
    for (const row of pending) await release(tx, actor, row, { now, takesEffectAt })
    return allow({ released: pending.length, takesEffectAt })
  })
}

type Row = {
  id: string
  applicationId: string
  brandId: string | null
  state: DecisionState
  application: ApplicationState
  version: number
  interest: boolean
}

async function readChosen(tx: Tx, actor: SignedIn, ids: readonly string[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select d.id, d.application_id as "applicationId", f.brand_id as "brandId", d.state, a.state as application, d.version,
      has_interest(a.id, ${actor.personId}) as interest
    from decisions d join applications a on a.id = d.application_id join flows f on f.id = a.flow_id
    where d.id = any(${[...ids]}::uuid[]) and ${readableApplications(actor)}
    order by d.id
  `.execute(tx)
  return rows
}

function stands(row: Row | undefined, wanted: Chosen | undefined): boolean {
  if (!row || !wanted || row.interest) return false
  if (row.state === 'released' || row.state === 'effective') return true
  return row.state === 'pending' && row.version === wanted.version && isOpen(row.application)
}

async function release(
  tx: Tx,
  actor: SignedIn,
  row: Row,
  { now, takesEffectAt }: { now: Date; takesEffectAt: Date },
): Promise<void> {
  await tx
    .updateTable('decisions')
    .set({
      state: 'released',
      released_by: actor.personId,
      released_at: now,
      takes_effect_at: takesEffectAt,
      version: row.version + 1,
    })
    .where('id', '=', row.id)
    .execute()
  await queueEffect(
    tx,
    { kind: 'decisions.take_effect', payload: { decisionId: row.id } },
    { dueAt: takesEffectAt },
  )
  await recordAudit(tx, actor, {
    action: 'decision.released',
    subject: { kind: 'application', id: row.applicationId },
    ...(row.brandId && { brandId: row.brandId }),
    details: { decisionId: row.id },
  })
}
