import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { readClub } from '../brands/read-club.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { queueLetter } from '../letters/queue-letter.server'
import { composeInterviewLetter } from './compose-interview-letter'
import { mayPick, type OfferedHour, type PickRefusal } from './interview-policy'
import { readPickedHour } from './interview-queries.server'
import { lockLivingStep, type OpenStep, type StepRefusal } from './own-step.server'
import { keepPlace } from './store.server'
import { tellHosts } from './tell-hosts.server'

export type PickInterviewRefusal = StepRefusal | PickRefusal

/**
 * Gives an hour to an applicant, and takes back the one that they had. First come: both hours are locked, and the schema
 * lets an hour pass from one application to another only through being free. A letter confirms it, and the host hears of it. The hour that they
 * have is the same answer again. Refuses `taken` and `gone` so that the page can show what is left, and `settled` once
 * their own begins within a day.
 */
export async function pickInterview(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { applicationId: string; stepId: string; hourId: string },
): Promise<Result<undefined, PickInterviewRefusal>> {
  if (!isUuid(input.hourId)) return refuse({ reason: 'not_found' })
  return inTransaction(ctx.db, async tx => {
    const living = await lockLivingStep(tx, actor, { ...input, kind: 'interview' })
    if (!living.ok) return living
    const { application, step } = living.value
    const had = await readPickedHour(tx, application.id, step.id)
    await lockRows(tx, 'interview_slots', had ? [had.id, input.hourId] : [input.hourId])
    const hour = await findHour(tx, input.hourId)
    if (!hour) return refuse({ reason: 'gone' })
    const current = await readPickedHour(tx, application.id, step.id)
    const picked = mayPick({
      applicationId: application.id,
      hour,
      current,
      step: { flowId: application.flow.id, minutes: step.minutes },
      now: await readClock(tx),
    })
    if (!picked.ok) return picked
    if (picked.value === 'keep') return allow()
    if (current) await freeHour(tx, current.id)
    await tx
      .updateTable('interview_slots')
      .set({ application_id: application.id, step_id: step.id, picked_at: sql<Date>`clock_timestamp()` })
      .where('id', '=', hour.id)
      .execute()
    if (application.state === 'draft') await keepPlace(tx, application.id, step.id)
    await write(tx, living.value)
    await tellChange(tx, application.id, { freed: current?.id ?? null, taken: hour.id })
    await recordAudit(tx, actor, {
      action: 'interview.picked',
      subject: { kind: 'application', id: application.id },
      brandId: application.flow.brand?.id,
      details: { hourId: hour.id, instead: current?.id ?? null },
    })
    return allow()
  })
}

/** Makes an hour free again, in the caller's transaction, which has locked it. */
export async function freeHour(tx: Tx, hourId: string): Promise<void> {
  await tx
    .updateTable('interview_slots')
    .set({ application_id: null, step_id: null, picked_at: null })
    .where('id', '=', hourId)
    .execute()
}

/** A host whose applicant changes from one of their hours to another reads one letter. */
async function tellChange(
  tx: Tx,
  applicationId: string,
  { freed, taken }: { freed: string | null; taken: string },
): Promise<void> {
  await tellHosts(tx, { kind: 'taken', applicationId, hourIds: [taken] })
  if (freed && (await areOfOneHost(tx, [freed, taken]))) return
  if (freed) await tellHosts(tx, { kind: 'freed', applicationId, hourIds: [freed] })
}

async function areOfOneHost(tx: Tx, hourIds: string[]): Promise<boolean> {
  const hosts = await tx
    .selectFrom('interview_slots')
    .select('host_id')
    .distinct()
    .where('id', 'in', hourIds)
    .execute()
  return hosts.length === 1
}

async function findHour(tx: Tx, id: string): Promise<OfferedHour | null> {
  const row = await tx
    .selectFrom('interview_slots')
    .select([
      'id',
      'flow_id as flowId',
      'starts_at as startsAt',
      'ends_at as endsAt',
      'withdrawn_at as withdrawnAt',
      'application_id as applicationId',
    ])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { ...row, isWithdrawn: row.withdrawnAt !== null } : null
}

async function write(tx: Tx, { application, definition, step }: OpenStep<'interview'>): Promise<void> {
  const hour = await readPickedHour(tx, application.id, step.id)
  if (!hour) throw new Error('a letter tells of an hour that was not picked')
  const { person, flow } = application
  await queueLetter(tx, {
    personId: person.id,
    brandId: flow.brand?.id ?? null,
    locale: person.locale,
    promotional: false,
    content: {
      kind: 'correspondence',
      props: composeInterviewLetter(
        {
          applicationId: application.id,
          club: (await readClub(tx)).name,
          person,
          programme: definition.name,
          accent: flow.brand?.accent ?? null,
          hour,
        },
        person.locale,
      ),
    },
  })
}
