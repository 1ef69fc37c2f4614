import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { readLedger } from '~/domain/memberships/earn-points.server'
import { pointsFor } from '~/domain/memberships/points'
import { listFeedbackDue, readEventFeedback, readFeedbackPage } from '~/domain/wishes/feedback-queries.server'
import { giveFeedback } from '~/domain/wishes/give-feedback.server'
import type { Liking, WishWords } from '~/domain/wishes/types'
import { aGuestOf, aModel, aPastEvent, type MadeGuest } from '../../factories/attended'
import { aBrand } from '../../factories/brand'
import { aStaffMember } from '../../factories/invitation'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase({ poolSize: 12 })
const ctx = () => ({ db: database.db })
const nothing: WishWords = { modelId: null, place: '', season: null, words: '' }
const say = (guest: MadeGuest, { liked = 5 as Liking, words = '', signed = false, wish = nothing } = {}) =>
  giveFeedback(ctx(), guest.actor, {
    reservationId: guest.reservationId,
    feedback: { liked, words, signed },
    wish,
  })
const balanceOf = async (personId: string) => (await readLedger(database.db, personId)).balance
const wishesOf = (personId: string) =>
  database.db
    .selectFrom('wishes')
    .select(['place', 'season', 'words', 'withdrawn_at as withdrawnAt'])
    .where('person_id', '=', personId)
    .orderBy('made_at')
    .execute()

test('one who came says how it was, puts it right, and earns once', async () => {
  const event = await aPastEvent(database.db, 40)
  const guest = await aGuestOf(database.db, event, { came: true })
  const presses = await Promise.all(Array.from({ length: 5 }, () => say(guest)))
  expect(presses.filter(press => press.ok && press.value.isNew)).toHaveLength(1)
  expect(await say(guest, { liked: 3, words: 'Le dîner était long.', signed: true })).toMatchObject({
    ok: true,
    value: { isNew: false },
  })
  expect(await balanceOf(guest.personId)).toBe(pointsFor.feedback)
  const page = await readFeedbackPage(database.db, guest.actor, guest.reservationId)
  expect(page?.feedback).toEqual({ liked: 3, words: 'Le dîner était long.', signed: true })
})

test('the wish that follows an event is one: put right, then taken back when nothing is left of it', async () => {
  const event = await aPastEvent(database.db, 40)
  const guest = await aGuestOf(database.db, event, { came: true })
  await say(guest, { wish: { ...nothing, place: 'Stelvio' } })
  await say(guest, { wish: { ...nothing, place: 'Stelvio', season: 'summer' } })
  expect(await wishesOf(guest.personId)).toMatchObject([
    { place: 'Stelvio', season: 'summer', withdrawnAt: null },
  ])
  await say(guest)
  expect((await wishesOf(guest.personId))[0]?.withdrawnAt).not.toBeNull()
  await say(guest, { wish: { ...nothing, words: 'Une nuit à la belle étoile.' } })
  expect(await wishesOf(guest.personId)).toHaveLength(2)
})

test('a wish names a model of the brand, and of no other', async () => {
  const event = await aPastEvent(database.db, 40)
  const guest = await aGuestOf(database.db, event, { came: true })
  const own = await aModel(database.db, event.brandId)
  const foreign = await aModel(database.db, (await aBrand(database.db)).id)
  expect(await say(guest, { wish: { ...nothing, modelId: foreign } })).toEqual({
    ok: false,
    reason: 'unknown_model',
  })
  expect(await readFeedbackPage(database.db, guest.actor, guest.reservationId)).toMatchObject({
    feedback: null,
    models: [{ id: own }],
  })
  expect((await say(guest, { wish: { ...nothing, modelId: own } })).ok).toBe(true)
})

test('only those who came, while it is open; for anyone else there is nothing', async () => {
  const event = await aPastEvent(database.db, 40)
  const came = await aGuestOf(database.db, event, { came: true })
  const absent = await aGuestOf(database.db, event, { came: false })
  const coming = await aGuestOf(database.db, await aPastEvent(database.db, -72))
  const old = await aGuestOf(database.db, await aPastEvent(database.db, 33 * 24), { came: true })
  const cancelled = await aGuestOf(database.db, event, { state: 'cancelled' })
  const reasonOf = async (guest: MadeGuest) => {
    const answer = await say(guest)
    return answer.ok ? 'yes' : answer.reason
  }
  expect(await reasonOf(absent)).toBe('not_there')
  expect(await reasonOf(cancelled)).toBe('not_there')
  expect(await reasonOf(coming)).toBe('not_ended')
  expect(await reasonOf(old)).toBe('closed')
  expect(await reasonOf({ ...came, actor: absent.actor })).toBe('not_found')
  expect(await readFeedbackPage(database.db, absent.actor, came.reservationId)).toBeNull()
  expect(await balanceOf(old.personId)).toBe(0)
})

test('the reader of a letter answers for the reservation of their letter alone', async () => {
  const event = await aPastEvent(database.db, 40)
  const guest = await aGuestOf(database.db, event, { came: true })
  const letter = { kind: 'letter' as const, personId: guest.personId, invitationId: randomUUID() }
  expect(await readFeedbackPage(database.db, letter, guest.reservationId)).toBeNull()
})

test('what is asked of me is what I lived and said nothing of yet', async () => {
  const event = await aPastEvent(database.db, 40)
  const guest = await aGuestOf(database.db, event, { came: true })
  expect(await listFeedbackDue(database.db, guest.actor)).toMatchObject([
    { reservationId: guest.reservationId },
  ])
  await say(guest)
  expect(await listFeedbackDue(database.db, guest.actor)).toEqual([])
})

test('staff of the brand read the mean, the spread and the words; a name only where it was signed', async () => {
  const event = await aPastEvent(database.db, 40)
  const [claire, hugo, silent] = [
    await aGuestOf(database.db, event, { came: true, givenName: 'Claire', familyName: 'Renard' }),
    await aGuestOf(database.db, event, { came: true, givenName: 'Hugo', familyName: 'Morel' }),
    await aGuestOf(database.db, event, { came: true }),
  ]
  await say(claire, { liked: 5, words: 'La piste.', signed: true })
  await say(hugo, { liked: 2, words: 'Trop court.' })
  const staff = await aStaffMember(database.db, { role: 'brand_staff', brandId: event.brandId })
  expect(await readEventFeedback(database.db, staff, event.id)).toEqual({
    came: 3,
    given: 2,
    mean: 3.5,
    spread: { 1: 0, 2: 1, 3: 0, 4: 0, 5: 1 },
    words: [
      { liked: 2, words: 'Trop court.', name: null },
      { liked: 5, words: 'La piste.', name: 'Claire Renard' },
    ],
  })
  const others = [
    silent.actor,
    await aStaffMember(database.db, { role: 'door', eventId: event.id }),
    await aStaffMember(database.db, { role: 'brand_staff', brandId: (await aBrand(database.db)).id }),
  ]
  for (const other of others) expect(await readEventFeedback(database.db, other, event.id)).toBeNull()
})
