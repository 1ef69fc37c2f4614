import { randomUUID } from 'node:crypto'
import type { Tx } from '~db/client'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { mayBeChosen } from '../audience/policy'
import { findCandidates } from '../audience/queries.server'
import type { ChoiceCriterion } from '../audience/types'
import { recordAudit } from '../audit/record-audit.server'
import { readEventForStaff } from '../events/queries.server'
import type { StaffEvent } from '../events/types'
import type { SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'

export type WaveChoice = {
  eventId: string
  personIds: readonly string[]
  /** What the list was narrowed by when they were chosen; each letter tells it. */
  chosenBy?: readonly ChoiceCriterion[]
  /** Chosen by the form, so that a double click makes one wave; an open wave of the event takes more people. */
  waveId?: string
}
export type WaveRefusal = { reason: 'not_found' | 'nobody_chosen' | 'nobody_to_invite' | 'already_sent' }

/** How many people one press may add. */
const most = 500

/**
 * Puts people into a wave, each with an invitation in draft, and makes the wave if it is new. Someone invited to the
 * event already, or whom no letter can reach in time, is left out and counted in `leftOut`; when that is everyone,
 * `nobody_to_invite`. The second press of a button adds nobody and is told the same wave. People who gave the brand no
 * permission do not exist here.
 */
export async function createWave(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  choice: WaveChoice,
): Promise<Result<{ waveId: string; added: number; leftOut: number }, WaveRefusal>> {
  const personIds = [...new Set(choice.personIds)].filter(isUuid).slice(0, most)
  if (personIds.length === 0) return refuse({ reason: 'nobody_chosen' })
  const waveId = choice.waveId !== undefined && isUuid(choice.waveId) ? choice.waveId : randomUUID()
  return inTransaction(ctx.db, async tx => {
    const event = await readEventForStaff(tx, actor, choice.eventId)
    if (event === null) return refuse({ reason: 'not_found' })
    const wave = await openWave(tx, actor, event, waveId)
    if (wave.state !== 'draft') return refuse({ reason: wave.state })
    const candidates = await findCandidates(tx, event, personIds)
    const wanted = candidates.filter(mayBeChosen).map(candidate => candidate.personId)
    const added = await addPeople(tx, event, waveId, wanted, choice.chosenBy ?? [])
    if (added === 0) {
      if (wave.isNew) await tx.deleteFrom('waves').where('id', '=', waveId).execute()
      return answerNobody(tx, event, personIds)
    }
    const alreadyIn = candidates.filter(candidate => candidate.invited?.waveId === waveId).length
    await recordAudit(tx, actor, {
      action: 'wave.people_added',
      subject: { kind: 'wave', id: waveId },
      brandId: event.brand.id,
      details: { people: added },
    })
    return allow({ waveId, added, leftOut: personIds.length - added - alreadyIn })
  })
}

/** Nobody was added: the first press of the same button may have put them all in one draft wave. */
async function answerNobody(tx: Tx, event: StaffEvent, personIds: string[]) {
  const invited = (await findCandidates(tx, event, personIds)).map(candidate => candidate.invited)
  const first = invited[0]
  if (!first?.isDraft || invited.some(each => each?.waveId !== first.waveId)) {
    return refuse({ reason: 'nobody_to_invite' })
  }
  return allow({ waveId: first.waveId, added: 0, leftOut: personIds.length - invited.length })
}

async function openWave(
  tx: Tx,
  actor: SignedIn,
  event: StaffEvent,
  waveId: string,
): Promise<{ state: 'draft'; isNew: boolean } | { state: 'not_found' | 'already_sent' }> {
  const made = await tx
    .insertInto('waves')
    .values({
      id: waveId,
      event_id: event.id,
      created_by: actor.personId,
      sender_name: event.hostName,
      sender_title: event.hostTitle,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  await lockRows(tx, 'waves', [waveId])
  const wave = await tx
    .selectFrom('waves')
    .select('state')
    .where('id', '=', waveId)
    .where('event_id', '=', event.id)
    .executeTakeFirst()
  if (!wave) return { state: 'not_found' }
  return wave.state === 'draft' ? { state: 'draft', isNew: made !== undefined } : { state: 'already_sent' }
}

async function addPeople(
  tx: Tx,
  event: StaffEvent,
  waveId: string,
  personIds: string[],
  chosenBy: readonly ChoiceCriterion[],
): Promise<number> {
  if (personIds.length === 0) return 0
  const permissions = await tx
    .selectFrom('permissions')
    .select(['id', 'person_id'])
    .where('brand_id', '=', event.brand.id)
    .where('purpose', '=', 'invitations')
    .where('channel', '=', 'email')
    .where('withdrawn_at', 'is', null)
    .where('person_id', 'in', personIds)
    .orderBy('person_id')
    .execute()
  if (permissions.length === 0) return 0
  const rows = await tx
    .insertInto('invitations')
    .values(
      permissions.map(permission => ({
        event_id: event.id,
        wave_id: waveId,
        person_id: permission.person_id,
        permission_id: permission.id,
        guests_allowed: event.guestsAllowed,
        why: JSON.stringify(chosenBy),
      })),
    )
    .onConflict(conflict => conflict.columns(['event_id', 'person_id']).doNothing())
    .returning('id')
    .execute()
  return rows.length
}
