import type { Tx } from '~db/client'
import { readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { lockFlow, subjectOf } from './store.server'
import type { DoorSource } from './types'

export type NewDoor = {
  /** Chosen by the form that sends it, so that a double click makes one door. */
  id: string
  flowId: string
  /** What is printed on a card or stands in a link: 4 to 40 letters, figures and hyphens. */
  code: string
  source: DoorSource
  /** What the staff call it. */
  label: string
  usesMax: number | null
  closesAt: Date | null
}

export type CreateDoorRefusal = {
  reason:
    | 'not_found'
    | 'code_unreadable'
    | 'code_taken'
    | 'label_missing'
    | 'uses_unreadable'
    | 'closes_in_the_past'
}

/** The code as it is kept: small letters, no spaces around; null for what cannot be one. */
export function readCode(written: string): string | null {
  const code = written.trim().toLowerCase()
  return /^[a-z0-9][a-z0-9-]{2,38}[a-z0-9]$/.test(code) ? code : null
}

/**
 * Makes a way in with a code of its own, so that where people come from is kept. A code belongs to one door, in all
 * flows and for good. Only for those who run the club. Pressed twice, it answers the same.
 */
export async function createDoor(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: NewDoor,
): Promise<Result<{ doorId: string; code: string }, CreateDoorRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const flow = await lockFlow(tx, actor, input.flowId)
    if (flow === null) return refuse({ reason: 'not_found' })
    const code = readCode(input.code)
    if (code === null) return refuse({ reason: 'code_unreadable' })
    const label = input.label.trim()
    if (label === '') return refuse({ reason: 'label_missing' })
    if (input.usesMax !== null && !(Number.isInteger(input.usesMax) && input.usesMax > 0)) {
      return refuse({ reason: 'uses_unreadable' })
    }
    const made = await tx
      .selectFrom('flow_doors')
      .select(['id', 'flow_id', 'code'])
      .where(eb => eb.or([eb('id', '=', input.id), eb('code', '=', code)]))
      .execute()
    if (made.length > 0) return sameDoor(made, input, code)
    if (input.closesAt !== null && input.closesAt <= (await readClock(tx))) {
      return refuse({ reason: 'closes_in_the_past' })
    }
    if (!(await insertDoor(tx, actor, { ...input, code, label }))) return refuse({ reason: 'code_taken' })
    await recordAudit(tx, actor, {
      action: 'flow.door_created',
      ...subjectOf(flow),
      details: { door: input.id, source: input.source },
    })
    return allow({ doorId: input.id, code })
  })
}

function sameDoor(
  made: { id: string; flow_id: string; code: string }[],
  { id, flowId }: NewDoor,
  code: string,
): Result<{ doorId: string; code: string }, CreateDoorRefusal> {
  return made.some(door => door.id === id && door.flow_id === flowId && door.code === code)
    ? allow({ doorId: id, code })
    : refuse({ reason: 'code_taken' })
}

/** False when another flow's door took the code at the same instant. */
async function insertDoor(tx: Tx, actor: Actor, door: NewDoor): Promise<boolean> {
  const row = await tx
    .insertInto('flow_doors')
    .values({
      id: door.id,
      flow_id: door.flowId,
      code: door.code,
      source: door.source,
      label: door.label,
      uses_max: door.usesMax,
      closes_at: door.closesAt,
      created_by: actor.kind === 'person' ? actor.personId : null,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
