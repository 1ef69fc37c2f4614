import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { checkIn } from '~/domain/attendance/check-in.server'
import { judgeScan } from '~/domain/attendance/judge-scan'
import { readDoorList } from '~/domain/attendance/read-door-list.server'
import { readPasses } from '~/domain/attendance/read-passes.server'
import { fingerprintOf } from '~/domain/attendance/seal-pass.server'
import { anEvening, anExpected, aStamp, theDoorOf } from '../../factories/door'
import { aStaffMember } from '../../factories/invitation'
import { aCtx } from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()

async function aDoor() {
  const event = await anEvening(database.db)
  const door = await theDoorOf(database.db, event)
  const ctx = aCtx(database.db)
  const read = async () => {
    const list = await readDoorList(ctx, door, event.id, 'fr')
    if (!list) throw new Error('the door does not open')
    return list
  }
  return { event, door, ctx, read }
}

test('the list holds who is expected, by name, who is in, and no address nor day of birth', async () => {
  const { event, door, ctx, read } = await aDoor()
  const marie = await anExpected(database.db, event, { givenName: 'Marie', familyName: 'Zola', seats: 2 })
  await anExpected(database.db, event, { givenName: 'Zoé', familyName: 'Arnaud', guests: ['Hugo Arnaud'] })
  await checkIn(ctx, door, aStamp(event, marie, { position: 1 }))
  const list = await read()
  expect(list.parties.map(({ seats }) => seats.map(({ name }) => name))).toEqual([
    ['Zoé Arnaud', 'Hugo Arnaud'],
    ['Marie Zola', null],
  ])
  expect(list.parties.map(({ seats }) => seats.map(seat => seat.in !== null))).toEqual([
    [false, false],
    [false, true],
  ])
  expect(JSON.stringify(list)).not.toMatch(/@|birth/)
  expect(list.eraseAt).toBe(event.draft.endsAt.getTime() + 12 * 3_600_000)
})

test('the pass that a person shows is the one that the list knows, until the reservation ends', async () => {
  const { event, ctx, read } = await aDoor()
  const { reservationId, personId } = await anExpected(database.db, event)
  const owner = { kind: 'person', personId, sessionId: randomUUID(), roles: [] } as const
  const text = (await readPasses(ctx, owner, reservationId))?.passes[0]?.text ?? ''
  const judge = async () => judgeScan(await read(), text, fingerprintOf(text)).kind
  expect(await judge()).toBe('welcome')
  await database.db.updateTable('reservations').set({ seats: 2 }).where('id', '=', reservationId).execute()
  expect(await judge()).toBe('replaced')
  await database.db
    .updateTable('reservations')
    .set({ state: 'cancelled', ended_at: new Date(), ended_because: 'cancelled' })
    .where('id', '=', reservationId)
    .execute()
  expect(await judge()).toBe('ended')
  const other = await aDoor()
  expect(judgeScan(await other.read(), text, fingerprintOf(text)).kind).toBe('elsewhere')
})

test('what was answered, and what is still to sign, is told beside each name', async () => {
  const { event, read } = await aDoor()
  const { reservationId } = await anExpected(database.db, event, { guests: ['Hugo Arnaud'] })
  await database.db
    .updateTable('events')
    .set({ waiver_fr: 'Je roule à mes risques.', waiver_en: 'I drive at my own risk.' })
    .where('id', '=', event.id)
    .execute()
  const ask = async (kind: string, label: string, position: number, forGuests: boolean) =>
    (
      await database.db
        .insertInto('event_questions')
        .values({
          event_id: event.id,
          position,
          kind,
          label_fr: label,
          label_en: label,
          purpose_fr: 'Pour la table.',
          purpose_en: 'For the table.',
          for_guests: forGuests,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id
  const diet = await ask('diet', 'À table', 1, true)
  const born = await ask('birth_date', 'Naissance', 2, false)
  const answer = (questionId: string, value: unknown) =>
    database.db
      .insertInto('reservation_answers')
      .values({
        reservation_id: reservationId,
        position: 0,
        question_id: questionId,
        value: JSON.stringify(value),
      })
      .execute()
  await answer(diet, 'Sans noix')
  await answer(born, '1980-02-01')
  await database.db
    .insertInto('waiver_signatures')
    .values({
      reservation_id: reservationId,
      position: 0,
      signed_name: 'C. Renard',
      locale: 'fr',
      text: 'Je roule à mes risques.',
    })
    .execute()
  const [party] = (await read()).parties
  expect(party?.seats.map(seat => seat.notes.map(({ value, tone }) => `${tone}: ${value}`))).toEqual([
    ['plain: Sans noix', 'good: Signée par C. Renard'],
    ['warn: Pas de réponse', 'warn: À signer à l’accueil'],
  ])
  expect(JSON.stringify(party)).not.toContain('1980')
})

test('the list is there for the door of the event, its brand’s staff and managers, and for nobody else', async () => {
  const { event, ctx } = await aDoor()
  const read = async (...roles: Parameters<typeof aStaffMember> extends [unknown, ...infer R] ? R : never) =>
    (await readDoorList(ctx, await aStaffMember(database.db, ...roles), event.id, 'en')) !== null
  expect(await read({ role: 'manager' })).toBe(true)
  expect(await read({ role: 'brand_staff', brandId: event.brandId })).toBe(true)
  expect(await read({ role: 'brand_staff', brandId: randomUUID() })).toBe(false)
  expect(await read({ role: 'door', eventId: randomUUID() })).toBe(false)
  expect(await read()).toBe(false)
})
