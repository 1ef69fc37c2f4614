import { sql } from 'kysely'
import type { Ctx } from '../kernel/context'
import { answersKeptDays, signaturesKeptYears } from './keeping'

const atOnce = 5000

/**
 * Erases what was answered for events that are long over, and signatures on which nobody can call any more. Facts that
 * a person wanted remembered are theirs and stay. Returns how many rows went; run again, or by two workers, it does the same.
 */
export async function forgetAnswers(ctx: Pick<Ctx, 'db' | 'log'>): Promise<number> {
  const answers = await sql<{ one: number }>`
    delete from reservation_answers a using (
      select o.reservation_id, o.position, o.question_id from reservation_answers o
      join reservations r on r.id = o.reservation_id join events e on e.id = r.event_id
      where e.ends_at < clock_timestamp() - make_interval(days => ${answersKeptDays}) limit ${atOnce}) old
    where (a.reservation_id, a.position, a.question_id) = (old.reservation_id, old.position, old.question_id)
    returning 1 as one
  `.execute(ctx.db)
  const signatures = await sql<{ one: number }>`
    delete from waiver_signatures w using (
      select o.reservation_id, o.position, o.version from waiver_signatures o
      join reservations r on r.id = o.reservation_id join events e on e.id = r.event_id
      where e.ends_at < clock_timestamp() - make_interval(years => ${signaturesKeptYears}) limit ${atOnce}) old
    where (w.reservation_id, w.position, w.version) = (old.reservation_id, old.position, old.version)
    returning 1 as one
  `.execute(ctx.db)
  const forgotten = { answers: answers.rows.length, signatures: signatures.rows.length }
  if (forgotten.answers + forgotten.signatures > 0)
    ctx.log.info(forgotten, 'answers of events long over were erased')
  return forgotten.answers + forgotten.signatures
}
