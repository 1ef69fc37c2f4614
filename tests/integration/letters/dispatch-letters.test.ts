import { afterEach, describe, expect, it } from 'vitest'
import { dispatchLetters } from '~/domain/letters/dispatch-letters.server'
import { queueLetter } from '~/domain/letters/queue-letter.server'
import { inTransaction } from '~db/transaction'
import { anEvent } from '../../factories/event'
import { useTestDatabase } from '../../set-up/database'
import { openBench, readMessages, setFaults } from '../sandbox/resend-set-up'
import { aPostOffice, peopleAwake, queueInvitations, someoneAwake } from './post-office'

const database = useTestDatabase()
const bench = openBench()
afterEach(() => bench.close())

const stateOf = async (id: string) =>
  database.db
    .selectFrom('letters')
    .select(['state', 'held_because', 'held_until', 'failed_because', 'provider_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

async function lettersTo(origin: string, address: string) {
  return (await readMessages(origin, `?to=${encodeURIComponent(address)}&limit=100`)).filter(mail =>
    mail.to.includes(address),
  )
}

describe('dispatching letters', () => {
  it('a wave of 130 leaves in two calls, one letter to each', async () => {
    const carrier = await bench.start()
    const event = await anEvent(database.db)
    const people = await peopleAwake(database.db, event, 130)
    const ids = await queueInvitations(database.db, event, people)

    await dispatchLetters(aPostOffice(database.db, carrier.origin))

    const rows = await database.db
      .selectFrom('letters')
      .select(['state', 'batch_id'])
      .where('id', 'in', ids)
      .execute()
    expect(rows.every(row => row.state === 'sent')).toBe(true)
    expect(new Set(rows.map(row => row.batch_id)).size).toBe(2)
    for (const person of [people[0], people[99], people[100], people[129]]) {
      expect(await lettersTo(carrier.origin, person?.address ?? '')).toHaveLength(1)
    }
  })

  it('a call whose answer was lost is asked again under its key, and nobody gets a second letter', async () => {
    const carrier = await bench.start()
    const event = await anEvent(database.db)
    const people = await peopleAwake(database.db, event, 3)
    const ids = await queueInvitations(database.db, event, people)
    const office = aPostOffice(database.db, carrier.origin)
    await setFaults(carrier.origin, {
      faults: [{ route: 'POST /emails/batch', kind: 'timeout-after', times: 1 }],
    })

    await expect(dispatchLetters(office)).rejects.toThrow('no answer')
    expect((await stateOf(ids[0] ?? '')).state).toBe('sending')

    await dispatchLetters(office)
    for (const [index, person] of people.entries()) {
      expect((await stateOf(ids[index] ?? '')).state).toBe('sent')
      expect(await lettersTo(carrier.origin, person.address)).toHaveLength(1)
    }
  })

  it('a permission withdrawn after the letter was queued keeps it in the house', async () => {
    const carrier = await bench.start()
    const event = await anEvent(database.db)
    const person = await someoneAwake(database.db, event)
    const [id = ''] = await queueInvitations(database.db, event, [person])
    await database.db
      .updateTable('permissions')
      .set({ withdrawn_at: new Date(), withdrawn_how: 'page' })
      .where('id', '=', person.permissionId)
      .execute()

    await dispatchLetters(aPostOffice(database.db, carrier.origin))

    expect((await stateOf(id)).state).toBe('withdrawn')
    expect(await lettersTo(carrier.origin, person.address)).toHaveLength(0)
  })

  it('the member’s cadence holds a letter back, whichever brand used it up, until the day it allows', async () => {
    const carrier = await bench.start()
    const office = aPostOffice(database.db, carrier.origin)
    const first = await anEvent(database.db)
    const person = await someoneAwake(database.db, first, 1)
    const [sent = ''] = await queueInvitations(database.db, first, [person])
    await dispatchLetters(office)
    expect((await stateOf(sent)).state).toBe('sent')

    const otherBrand = await anEvent(database.db)
    const [held = ''] = await queueInvitations(database.db, otherBrand, [{ ...person }])
    await dispatchLetters(office)

    const row = await stateOf(held)
    expect(row).toMatchObject({ state: 'held', held_because: 'cadence_reached' })
    const days = ((row.held_until?.getTime() ?? 0) - Date.now()) / 86_400_000
    expect(days).toBeGreaterThan(29.9)
    expect(days).toBeLessThanOrEqual(30)
    expect(await lettersTo(carrier.origin, person.address)).toHaveLength(1)
  })

  it('two letters of one wave to one person count one after the other', async () => {
    const carrier = await bench.start()
    const one = await anEvent(database.db)
    const person = await someoneAwake(database.db, one, 1)
    const two = await anEvent(database.db, { brandId: one.brandId })
    const [a = ''] = await queueInvitations(database.db, one, [person])
    const [b = ''] = await queueInvitations(database.db, two, [person])

    await dispatchLetters(aPostOffice(database.db, carrier.origin))

    expect([(await stateOf(a)).state, (await stateOf(b)).state].sort()).toEqual(['held', 'sent'])
  })

  it('a service letter leaves whatever the cadence says, and at the carrier’s own pace', async () => {
    const carrier = await bench.start({ ratePerSecond: 2 })
    const event = await anEvent(database.db)
    const person = await someoneAwake(database.db, event, 0)
    const ids: string[] = []
    for (let i = 0; i < 4; i++) {
      const content = {
        kind: 'sign_in' as const,
        props: { givenName: 'Camille', signInLinkId: crypto.randomUUID(), device: '' },
      }
      ids.push(
        await inTransaction(database.db, tx =>
          queueLetter(tx, { personId: person.id, brandId: null, locale: 'en', content, promotional: false }),
        ),
      )
    }
    await dispatchLetters(aPostOffice(database.db, carrier.origin))
    for (const id of ids) expect((await stateOf(id)).state).toBe('sent')
    expect(await lettersTo(carrier.origin, person.address)).toHaveLength(4)
  })

  it('an address that the carrier refuses fails alone', async () => {
    const carrier = await bench.start()
    const event = await anEvent(database.db)
    const people = await peopleAwake(database.db, event, 3)
    await database.db
      .updateTable('persons')
      .set({ address: 'not an address' })
      .where('id', '=', people[1]?.id ?? '')
      .execute()
    const ids = await queueInvitations(database.db, event, people)

    await dispatchLetters(aPostOffice(database.db, carrier.origin))

    const states = await Promise.all(ids.map(async id => (await stateOf(id)).state))
    expect(states).toEqual(['sent', 'failed', 'sent'])
  })

  it('a wrong key marks no letter as failed: it is the house that must be mended', async () => {
    const carrier = await bench.start({ apiKey: 're_another_key' })
    const event = await anEvent(database.db)
    const [id = ''] = await queueInvitations(database.db, event, [await someoneAwake(database.db, event)])

    await expect(dispatchLetters(aPostOffice(database.db, carrier.origin))).rejects.toThrow(
      'refuses the house',
    )
    expect((await stateOf(id)).state).toBe('sending')
    await database.db.updateTable('letters').set({ state: 'withdrawn' }).where('id', '=', id).execute()
    await database.db.updateTable('letter_batches').set({ settled_at: new Date() }).execute()
  })
})
