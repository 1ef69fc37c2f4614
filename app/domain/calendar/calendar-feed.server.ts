import { randomBytes } from 'node:crypto'
import { paths } from '~/shared/paths'
import type { DatabaseOrTx, Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor, SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'

/**
 * Gives a person the secret address of their own calendar, and ends the former one. The token is told here and never
 * again: the house keeps its hash. It opens nothing but the calendar.
 */
export async function renewCalendarFeed(
  ctx: Pick<Ctx, 'db' | 'secrets' | 'origin'>,
  actor: SignedIn,
): Promise<{ address: string }> {
  const token = randomBytes(32).toString('base64url')
  await inTransaction(ctx.db, async tx => {
    await lockRows(tx, 'persons', [actor.personId])
    await end(tx, actor.personId)
    const { id } = await tx
      .insertInto('calendar_feeds')
      .values({ person_id: actor.personId, token_hash: ctx.secrets.hash(token) })
      .returning('id')
      .executeTakeFirstOrThrow()
    await recordAudit(tx, actor, {
      action: 'calendar_feed.renewed',
      subject: { kind: 'calendar_feed', id },
    })
  })
  return { address: `${ctx.origin}${paths.calendarFeed(token)}` }
}

/** Ends a person's calendar address: from this instant nothing is there. Pressed twice it changes nothing more. */
export async function endCalendarFeed(ctx: Pick<Ctx, 'db'>, actor: SignedIn): Promise<void> {
  await inTransaction(ctx.db, async tx => {
    await lockRows(tx, 'persons', [actor.personId])
    const id = await end(tx, actor.personId)
    if (!id) return
    await recordAudit(tx, actor, { action: 'calendar_feed.ended', subject: { kind: 'calendar_feed', id } })
  })
}

/** Since when someone's calendar has an address; null when it has none. */
export async function readCalendarFeed(db: DatabaseOrTx, actor: SignedIn): Promise<{ since: Date } | null> {
  const row = await db
    .selectFrom('calendar_feeds')
    .select('created_at as since')
    .where('person_id', '=', actor.personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Whose calendar a token opens; null for one that never was or is no more. It reads reservations and does nothing else. */
export async function findFeedReader(
  ctx: Pick<Ctx, 'db' | 'secrets'>,
  token: string,
): Promise<Extract<Actor, { kind: 'person' }> | null> {
  if (!/^[\w-]{43}$/.test(token)) return null
  const row = await ctx.db
    .selectFrom('calendar_feeds')
    .select(['id', 'person_id'])
    .where('token_hash', '=', ctx.secrets.hash(token))
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row ? { kind: 'person', personId: row.person_id, sessionId: row.id, roles: [] } : null
}

async function end(tx: Tx, personId: string): Promise<string | null> {
  const row = await tx
    .updateTable('calendar_feeds')
    .set({ ended_at: await readClock(tx) })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}
