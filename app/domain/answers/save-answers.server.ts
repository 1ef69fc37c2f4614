import { dayInZone } from '~/shared/format'
import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { AgeRefusal } from '../eligibility/types'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { homeZone } from '../permission/types'
import { rememberFact } from '../profile/remember-fact.server'
import { findParty, type Party } from './find-party.server'
import { factKindsOf, factsFromAnswer } from './from-facts'
import { isGuarded } from './guarded'
import { type AnswerRefusal, askedOf, judgeAnswer, mayAnswer } from './policy'
import { fieldOf } from './question-parts'
import { type AnswerFault, readEventAnswer } from './read-answer'
import { listQuestions, readSaid, writeAnswer } from './store.server'
import type { EventAnswer, EventQuestion } from './types'

/** An answer that was not kept: what cannot be read, or a day that the event does not allow. */
export type Unkept = { questionId: string; position: number } & (
  | { faults: readonly AnswerFault[] }
  | { field: string; refusal: AgeRefusal }
)
export type SavedAnswers = { kept: number; unkept: Unkept[] }

/**
 * Keeps what a party answers before an event, answer by answer: what cannot be kept is told and changes nothing, and all
 * the rest is kept. It is for this event; only where the person ticks it does it become a fact of theirs (`remember.…`).
 * Their own party alone, signed in or by their letter; until the event begins. Sent twice it does the same.
 */
export async function saveAnswers(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { reservationId: string; form: FormData },
): Promise<Result<SavedAnswers, { reason: 'not_found' } | AnswerRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const found = await findParty(tx, actor, input.reservationId)
    if (!found) return refuse({ reason: 'not_found' })
    await lockRows(tx, 'persons', [found.personId])
    await lockRows(tx, 'reservations', [found.reservationId])
    const party = await findParty(tx, actor, input.reservationId)
    if (!party) return refuse({ reason: 'not_found' })
    const may = mayAnswer(party, await readClock(tx))
    if (!may.ok) return may
    return allow(await keep(tx, actor, party, input.form))
  })
}

async function keep(tx: Tx, actor: Actor, party: Party, form: FormData): Promise<SavedAnswers> {
  const { reservationId, event } = party
  const today = dayInZone(await readClock(tx), homeZone)
  const questions = await listQuestions(tx, event.id)
  const said = await readSaid(tx, { reservationId })
  const saved: SavedAnswers = { kept: 0, unkept: [] }
  for (const { position } of party.places)
    for (const question of askedOf(questions, position)) {
      const field = fieldOf(question.id, position)
      // A page that did not ask it, opened before it was asked, says nothing of it.
      if (!form.has(`asked.${field}`)) continue
      const of = { reservationId, position, questionId: question.id }
      const read = readEventAnswer(question, field, form, today)
      if (!read.ok) {
        saved.unkept.push({ ...of, faults: read.faults })
        continue
      }
      const isHidden = actor.kind === 'letter' && isGuarded(question.kind)
      const former = said.answerOf(reservationId, position, question.id)
      // What a letter does not show again is not taken away by leaving it empty.
      if (read.value === null && (isHidden || former === undefined)) continue
      const judged = read.value === null ? allow() : judgeAnswer(question.kind, read.value, event)
      if (!judged.ok) {
        const { ok: _, ...refusal } = judged
        saved.unkept.push({ ...of, field: question.kind === 'licence' ? `${field}.since` : field, refusal })
        continue
      }
      await writeAnswer(tx, of, read.value)
      if (read.value !== null) saved.kept += 1
      if (position === 0 && read.value !== null && form.has(`remember.${field}`))
        await remember(tx, actor, party, question, read.value)
    }
  await recordAudit(tx, actor, {
    action: 'reservation.answered',
    subject: { kind: 'reservation', id: reservationId },
    brandId: event.brandId,
    details: { kept: saved.kept, unkept: saved.unkept.length },
  })
  return saved
}

async function remember(
  tx: Tx,
  actor: Actor,
  { personId, event }: Party,
  question: EventQuestion,
  answer: EventAnswer,
): Promise<void> {
  if (factKindsOf(question.kind).length === 0) return
  const { locale } = await tx
    .selectFrom('persons')
    .select('locale')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  for (const [kind, value] of factsFromAnswer(question, answer, locale === 'en' ? 'en' : 'fr'))
    await rememberFact(tx, actor, { personId, brandId: event.brandId, kind, value })
}
