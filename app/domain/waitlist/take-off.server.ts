import type { Locale } from '~/shared/copy'
import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { readEventForStaff } from '../events/queries.server'
import type { StaffEvent } from '../events/types'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { queueLetter } from '../letters/queue-letter.server'
import { queuePromotion } from '../reservations/queue-promotion.server'
import { composeTakenOff } from './compose-taken-off'
import { endEntry, findEntry } from './store.server'

export type TakeOffRefusal = { reason: 'not_found' | 'no_reason' | 'not_waiting' }

/**
 * Takes a party off the line, with words that its person reads, in a letter too: it ends what they had asked for, and
 * needs no permission. One that has an offer keeps it: what was offered is not taken back.
 */
export async function takeOff(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { eventId, entryId, reason }: { eventId: string; entryId: string; reason: string },
): Promise<Result<undefined, TakeOffRefusal>> {
  const words = reason.trim()
  return inTransaction(ctx.db, async tx => {
    const event = await readEventForStaff(tx, actor, eventId)
    const seen = event && (await findEntry(tx, entryId))
    if (!event || seen?.eventId !== eventId) return refuse({ reason: 'not_found' })
    if (words === '') return refuse({ reason: 'no_reason' })
    await lockRows(tx, 'waitlist_entries', [entryId])
    const entry = await findEntry(tx, entryId)
    if (entry?.state !== 'waiting') return refuse({ reason: 'not_waiting' })
    await endEntry(tx, entryId, { because: 'taken_off', words, now: await readClock(tx) })
    await write(tx, event, entry.personId, words)
    await recordAudit(tx, actor, {
      action: 'waitlist.taken_off',
      subject: { kind: 'waitlist_entry', id: entryId },
      brandId: event.brand.id,
      details: { seats: entry.seats },
    })
    await queuePromotion(tx, eventId)
    return allow()
  })
}

async function write(tx: Tx, event: StaffEvent, personId: string, words: string): Promise<void> {
  const person = await tx
    .selectFrom('persons')
    .select(['given_name as givenName', 'family_name as familyName', 'civility', 'locale'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  const locale = person.locale as Locale
  const civility = person.civility as 'mme' | 'm' | 'dr' | null
  await queueLetter(tx, {
    personId,
    brandId: event.brand.id,
    locale,
    promotional: false,
    content: {
      kind: 'correspondence',
      props: composeTakenOff(event, { ...person, civility, locale }, words),
    },
  })
}
