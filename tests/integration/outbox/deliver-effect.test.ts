import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { deliverEffect, requeueForgottenEffects } from '~/domain/outbox/deliver-effect.server'
import { queueEffect } from '~/domain/outbox/queue-effect.server'
import type { EffectHandlers } from '~/domain/outbox/types'
import { createSecrets } from '~/infra/secrets.server'
import { inTransaction } from '~db/transaction'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()
const quiet = { debug() {}, info() {}, warn() {}, error() {} }
const ctx = () => ({
  db: database.db,
  log: quiet,
  secrets: createSecrets('x'.repeat(32)),
  origin: 'http://localhost',
})

function handlers(refund: (refundId: string) => Promise<void>): EffectHandlers<unknown> {
  const unexpected = async () => {
    throw new Error('another handler was called')
  }
  return {
    'letters.dispatch': unexpected,
    'reservations.lapse': unexpected,
    'reservations.lapse_addition': unexpected,
    'waitlist.promote': unexpected,
    'deposits.close_checkout': unexpected,
    'deposits.settle': unexpected,
    'deposits.refund': (_ctx, { refundId }) => refund(refundId),
    'stripe.handle_event': unexpected,
    'vouches.deliver': unexpected,
    'decisions.take_effect': unexpected,
    'applications.assign_readers': unexpected,
    'attendance.note_absences': unexpected,
    'nominations.end_in_silence': unexpected,
    'events.ask_missing': unexpected,
    'events.ask_names': unexpected,
    'events.remind': unexpected,
    'events.tell_change': unexpected,
    'events.wind_up': unexpected,
    'events.thank': unexpected,
  }
}

const lastRow = () =>
  database.db
    .selectFrom('outbox')
    .selectAll()
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
const jobsOf = async (id: string) =>
  (await sql`select 1 from graphile_worker.jobs where key = ${`outbox:${id}`}`.execute(database.db)).rows
    .length

it('an effect and its job are there exactly when their cause is', async () => {
  const before = await database.db.selectFrom('outbox').select('id').execute()
  const cause = inTransaction(database.db, async tx => {
    await queueEffect(tx, { kind: 'deposits.refund', payload: { refundId: 'r0' } })
    throw new Error('the cause failed')
  })
  await expect(cause).rejects.toThrow('the cause failed')
  expect(await database.db.selectFrom('outbox').select('id').execute()).toHaveLength(before.length)

  await inTransaction(database.db, tx =>
    queueEffect(tx, { kind: 'deposits.refund', payload: { refundId: 'r1' } }),
  )
  expect(await jobsOf((await lastRow()).id)).toBe(1)
})

it('a handler that throws leaves the row to be tried again; once delivered it is left alone', async () => {
  await inTransaction(database.db, tx =>
    queueEffect(tx, { kind: 'deposits.refund', payload: { refundId: 'r2' } }),
  )
  const { id } = await lastRow()
  const seen: string[] = []
  const failing = handlers(async () => {
    throw new Error('Stripe is away')
  })
  await expect(deliverEffect(ctx(), id, failing)).rejects.toThrow('Stripe is away')
  expect(await lastRow()).toMatchObject({
    delivered_at: null,
    attempts: 1,
    last_error: 'Error: Stripe is away',
  })

  const working = handlers(async refundId => void seen.push(refundId))
  await deliverEffect(ctx(), id, working)
  await deliverEffect(ctx(), id, working)
  expect(seen).toEqual(['r2'])
  expect(await lastRow()).toMatchObject({ attempts: 2, last_error: null })
})

it('a due row whose job was lost is given another, and never two', async () => {
  await inTransaction(database.db, tx =>
    queueEffect(tx, { kind: 'deposits.refund', payload: { refundId: 'r3' } }),
  )
  const { id } = await lastRow()
  await sql`select graphile_worker.remove_job(${`outbox:${id}`})`.execute(database.db)
  await database.db
    .updateTable('outbox')
    .set({ due_at: sql<Date>`clock_timestamp() - interval '11 minutes'` })
    .where('id', '=', id)
    .execute()
  expect(await requeueForgottenEffects(ctx())).toBe(1)
  expect(await requeueForgottenEffects(ctx())).toBe(1)
  expect(await jobsOf(id)).toBe(1)
})
