import { expect, test } from 'vitest'
import { readOffer } from '~/domain/reservations/offer-queries.server'
import { readProgramme } from '~/domain/reservations/programme.server'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import { askAges, asPerson } from '../../factories/asking'
import { anEvent } from '../../factories/event'
import { aFact, anInvitation } from '../../factories/invitation'
import { aMember } from '../../factories/membership'
import { aCtx } from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()

/** An event on 12 February 2037 that members may book, of whoever is eighteen that day. */
async function anAgedEvent(ages: Parameters<typeof askAges>[2] = { minAge: 18 }) {
  const event = await anEvent(database.db, { visibility: 'members', guestsAllowed: 2 })
  await askAges(database.db, event, ages)
  const { personId } = await aMember(database.db)
  const actor = asPerson(personId)
  const ask = (told?: object) =>
    requestReservation(aCtx(database.db), actor, { eventId: event.id, guests: [], told })
  const offer = async () => {
    const read = await readOffer(database.db, actor, { eventId: event.id })
    if (!read) throw new Error('no offer')
    return read
  }
  const know = (kind: string, value: string) =>
    aFact(database.db, { personId, brandId: event.brandId, kind, value })
  const seats = async () =>
    (await database.db.selectFrom('reservations').select('id').where('event_id', '=', event.id).execute())
      .length
  return { event, personId, actor, ask, offer, know, seats }
}

test('a day that is not known is asked for right there, and nothing is held before it is told', async () => {
  const { ask, offer, seats } = await anAgedEvent()
  const { answer, asked } = await offer()
  expect(answer.ok).toBe(true)
  expect(asked.map(({ kind }) => kind)).toEqual(['birth_date'])
  expect(await ask()).toMatchObject({ reason: 'birth_date_needed', next: 'tell_the_day' })
  expect(await ask({ birthDate: '2019-02-13' })).toMatchObject({ reason: 'too_young', minAge: 18 })
  expect(await seats()).toBe(0)
})

test('whoever is of age that very day has a seat, the day is kept for this event, and for no other unless they wish', async () => {
  const { ask, personId } = await anAgedEvent()
  const made = await ask({ birthDate: '2019-02-12' })
  expect(made).toMatchObject({ ok: true, value: { state: 'confirmed' } })
  const kept = await database.db
    .selectFrom('reservation_answers as a')
    .innerJoin('reservations as r', 'r.id', 'a.reservation_id')
    .select(['a.position', 'a.value'])
    .where('r.person_id', '=', personId)
    .execute()
  expect(kept).toEqual([{ position: 0, value: '2019-02-12' }])
  const facts = () =>
    database.db.selectFrom('facts').select(['kind', 'value']).where('person_id', '=', personId).execute()
  expect(await facts()).toEqual([])
  const licensed = await anAgedEvent({ minLicenceYears: 3 })
  const licence = { number: '12AB345', since: '2034-02-12' }
  expect((await licensed.ask({ licence, remember: ['licence'] })).ok).toBe(true)
  const remembered = await database.db
    .selectFrom('facts')
    .select(['kind', 'value', 'source', 'purpose'])
    .where('person_id', '=', licensed.personId)
    .orderBy('kind')
    .execute()
  expect(remembered).toMatchObject([
    { kind: 'licence_number', value: '12AB345', source: 'person', purpose: 'hand_you_the_wheel' },
    { kind: 'licence_since', value: '2034-02-12', source: 'person' },
  ])
})

test('a day that is known and not enough is refused on the page, in the programme and by the command alike', async () => {
  const { ask, offer, know, actor, event, seats } = await anAgedEvent({ minLicenceYears: 3 })
  await know('licence_since', '2034-02-13')
  const refusal = { reason: 'licence_too_recent', years: 3, next: 'put_right' }
  expect((await offer()).answer).toMatchObject(refusal)
  expect((await offer()).gates.find(({ gate }) => gate === 'licence')?.refusal).toMatchObject(refusal)
  expect(await ask()).toMatchObject(refusal)
  const entry = (await readProgramme(database.db, actor)).entries.find(each => each.event.id === event.id)
  expect(entry?.refusal).toMatchObject(refusal)
  expect(await seats()).toBe(0)
})

test('a day that is known and enough is not asked for again, and stands with the reservation', async () => {
  const { ask, offer, know, personId } = await anAgedEvent()
  await know('birth_date', '1980-05-01')
  expect((await offer()).asked).toEqual([])
  const made = await ask()
  if (!made.ok) throw new Error(made.reason)
  const { value } = await database.db
    .selectFrom('reservation_answers')
    .select('value')
    .where('reservation_id', '=', made.value.reservationId)
    .executeTakeFirstOrThrow()
  expect(value).toBe('1980-05-01')
  expect((await ask()).ok).toBe(true)
  expect(personId).toBeTruthy()
})

test('what another brand knows of them is not used', async () => {
  const { ask, offer, personId } = await anAgedEvent()
  const other = await anEvent(database.db)
  await aFact(database.db, { personId, brandId: other.brandId, kind: 'birth_date', value: '1980-05-01' })
  expect((await offer()).asked).toHaveLength(1)
  expect(await ask()).toMatchObject({ reason: 'birth_date_needed' })
})

test('an invitation opens the event, and not the age that it asks', async () => {
  const event = await anEvent(database.db)
  await askAges(database.db, event, { minAge: 18 })
  const { id: invitationId, personId } = await anInvitation(database.db, { event })
  const letter = { kind: 'letter', personId, invitationId } as const
  const ask = (birthDate: string) =>
    requestReservation(aCtx(database.db), letter, { invitationId, guests: [], told: { birthDate } })
  expect(await ask('2020-01-01')).toMatchObject({ reason: 'too_young' })
  expect((await ask('2000-01-01')).ok).toBe(true)
})
