import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { recordCarrierEvent } from '~/domain/letters/record-carrier-event.server'
import { anEvent } from '../../factories/event'
import { useTestDatabase } from '../../set-up/database'
import { aPostOffice, queueInvitations, someoneAwake } from './post-office'

const database = useTestDatabase()

async function aLetterBeingSent() {
  const event = await anEvent(database.db)
  const person = await someoneAwake(database.db, event)
  const [id = ''] = await queueInvitations(database.db, event, [person])
  await database.db
    .updateTable('letters')
    .set({ state: 'sending', sending_at: new Date() })
    .where('id', '=', id)
    .execute()
  const providerId = randomUUID()
  const tell = (type: string, more: { id?: string; permanent?: boolean } = {}) =>
    recordCarrierEvent(aPostOffice(database.db, 'http://127.0.0.1:1'), {
      id: more.id ?? randomUUID(),
      type,
      letterId: id,
      providerId,
      occurredAt: new Date(),
      permanent: more.permanent ?? false,
    })
  const state = async () =>
    (await database.db.selectFrom('letters').select('state').where('id', '=', id).executeTakeFirstOrThrow())
      .state
  return { tell, state, person }
}

it('events out of order, and twice, end in the same place', async () => {
  const { tell, state } = await aLetterBeingSent()
  const delivered = randomUUID()
  await tell('email.delivered', { id: delivered })
  await tell('email.sent')
  await tell('email.delivered', { id: delivered })
  expect(await state()).toBe('delivered')
  const { count } = await database.db
    .selectFrom('letter_events')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('id', '=', delivered)
    .executeTakeFirstOrThrow()
  expect(Number(count)).toBe(1)
})

it('a letter whose call was never answered is known as sent by its tag', async () => {
  const { tell, state } = await aLetterBeingSent()
  await tell('email.sent')
  expect(await state()).toBe('sent')
})

it('a permanent bounce and a complaint silence the address for every brand; a passing one does not', async () => {
  const passing = await aLetterBeingSent()
  await passing.tell('email.bounced')
  const bounced = await aLetterBeingSent()
  await bounced.tell('email.bounced', { permanent: true })
  const complained = await aLetterBeingSent()
  await complained.tell('email.complained')
  const reasons = await database.db
    .selectFrom('suppressions')
    .select(['reason', 'brand_id'])
    .orderBy('reason')
    .execute()
  expect(reasons).toEqual([
    { reason: 'bounced', brand_id: null },
    { reason: 'complained', brand_id: null },
  ])
})
