import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { exportGuestList } from '~/domain/insight/export-guest-list.server'
import { eventFunnel, listEventFunnels } from '~/domain/insight/funnel-queries.server'
import { guestList } from '~/domain/insight/guest-list-queries.server'
import type { SignedIn, StaffRole } from '~/domain/kernel/actor'
import { aBrand } from '../../factories/brand'
import { anEvent, type MadeEvent } from '../../factories/event'
import { aFact, anInvitation, type InvitedWishes } from '../../factories/invitation'
import { useTestDatabase } from '../../set-up/database'

const base = useTestDatabase()
const actorWith = (...roles: StaffRole[]): SignedIn => ({
  kind: 'person',
  personId: randomUUID(),
  sessionId: randomUUID(),
  roles,
})
const staffOf = (event: MadeEvent) => actorWith({ role: 'brand_staff', brandId: event.brandId })

type Wishes = InvitedWishes & {
  letter?: string
  opened?: boolean
  declined?: boolean
  reservation?: Reservation
  paid?: number
  refunded?: number
}
type Reservation = {
  state: string
  seats: number
  expires_at?: Date
  confirmed_at?: Date
  ended_at?: Date
  guests?: string[]
  created_at?: Date
}

async function invited(event: MadeEvent, wishes: Wishes = {}): Promise<string> {
  const { id, personId, permissionId } = await anInvitation(base.db, {
    event,
    state: wishes.declined ? 'declined' : 'sent',
    ...wishes,
  })
  await base.db
    .insertInto('letters')
    .values({
      person_id: personId,
      brand_id: event.brandId,
      kind: 'invitation',
      promotional: true,
      permission_id: permissionId,
      invitation_id: id,
      locale: 'fr',
      props: '{}',
      state: wishes.letter ?? 'sent',
    })
    .execute()
  if (wishes.opened)
    await base.db.updateTable('invitations').set({ opened_at: new Date() }).where('id', '=', id).execute()
  if (wishes.reservation) await reserve(event, personId, wishes.reservation, wishes)
  return personId
}

async function reserve(
  event: MadeEvent,
  personId: string,
  { guests = [], ...row }: Reservation,
  money: Pick<Wishes, 'paid' | 'refunded'>,
): Promise<void> {
  const { id } = await base.db
    .insertInto('reservations')
    .values({ event_id: event.id, person_id: personId, ...row })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const [i, full_name] of guests.entries()) {
    await base.db
      .insertInto('guests')
      .values({ reservation_id: id, position: i + 1, full_name })
      .execute()
  }
  if (event.draft.deposit === null) return
  const { amount, currency } = event.draft.deposit
  const deposit = await base.db
    .insertInto('deposits')
    .values({
      reservation_id: id,
      seats: 1,
      amount,
      currency,
      refund_steps: '[]',
      time_zone: event.draft.timeZone,
      event_starts_at: event.draft.startsAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const [kind, sum] of [
    ['captured', money.paid],
    ['refunded', money.refunded],
  ] as const) {
    if (!sum) continue
    await base.db
      .insertInto('deposit_movements')
      .values({
        deposit_id: deposit.id,
        kind,
        amount: sum,
        currency,
        stripe_object_id: randomUUID(),
        occurred_at: new Date(),
      })
      .execute()
  }
}
const confirmed = (seats = 1, guests: string[] = []): Reservation => ({
  state: 'confirmed',
  seats,
  confirmed_at: new Date('2026-12-01T10:00:00Z'),
  guests,
})
const withDeposit = {
  deposit: { amount: 50_000, currency: 'EUR' },
  refundSteps: [{ until_days_before: 45, percent: 100 }],
}

describe('the funnel', () => {
  test('counts people at each step, by what happened and not by what is left', async () => {
    const event = await anEvent(base.db, withDeposit)
    await invited(event)
    await invited(event, { letter: 'delivered' })
    await invited(event, { letter: 'bounced' })
    await invited(event, { letter: 'delivered', opened: true })
    await invited(event, { opened: true, declined: true })
    await invited(event, { opened: true, reservation: confirmed(), paid: 50_000 })
    await invited(event, {
      opened: true,
      reservation: { state: 'cancelled', seats: 1, ended_at: new Date() },
      paid: 50_000,
      refunded: 50_000,
    })
    await invited(event, { opened: true, reservation: { state: 'lapsed', seats: 2, ended_at: new Date() } })
    await invited(await anEvent(base.db, { brandId: event.brandId }))
    const counts = { invited: 8, delivered: 6, opened: 5, accepted: 3, paid: 2, declined: 1, silent: 4 }
    expect(await eventFunnel(base.db, staffOf(event), event.id)).toEqual(counts)
    const all = await listEventFunnels(base.db, staffOf(event))
    expect([all.size, all.get(event.id)]).toEqual([2, counts])
  })

  test('of an event without a deposit counts the confirmed as paid', async () => {
    const event = await anEvent(base.db)
    await invited(event, { reservation: confirmed() })
    await invited(event, { reservation: { state: 'lapsed', seats: 1, ended_at: new Date() } })
    expect(await eventFunnel(base.db, staffOf(event), event.id)).toMatchObject({ accepted: 2, paid: 1 })
  })

  test('is not there for another brand, nor for the door', async () => {
    const event = await anEvent(base.db)
    expect(await eventFunnel(base.db, actorWith({ role: 'door', eventId: event.id }), event.id)).toBeNull()
    expect(
      await eventFunnel(
        base.db,
        actorWith({ role: 'brand_staff', brandId: (await aBrand(base.db)).id }),
        event.id,
      ),
    ).toBeNull()
  })
})

describe('the guest list', () => {
  test('shows each party once, as it stands at this instant', async () => {
    const event = await anEvent(base.db, withDeposit)
    const until = new Date(Date.now() + 600_000)
    const past = new Date(Date.now() - 1_000)
    const claire = await invited(event, {
      givenName: 'Claire',
      familyName: 'Renard',
      reservation: confirmed(2, ['Paul Renard']),
      paid: 50_000,
    })
    await aFact(base.db, { personId: claire, brandId: event.brandId, kind: 'city', value: 'Annecy' })
    await invited(event, {
      givenName: 'Jonas',
      familyName: 'Aalto',
      locale: 'en',
      reservation: { state: 'held', seats: 1, expires_at: until },
    })
    await invited(event, {
      givenName: 'Marta',
      familyName: 'Keller',
      reservation: { state: 'held', seats: 1, expires_at: past },
    })
    const returned = { state: 'cancelled', seats: 1, ended_at: new Date() }
    await invited(event, {
      givenName: 'Yacine',
      familyName: 'Benali',
      reservation: returned,
      paid: 50_000,
      refunded: 25_000,
    })
    expect(await guestList(base.db, staffOf(event), event.id)).toMatchObject([
      {
        name: 'Claire Renard',
        guestNames: ['Paul Renard'],
        seats: 2,
        state: 'confirmed',
        city: 'Annecy',
        deposit: { kind: 'paid', amount: 50_000, currency: 'EUR' },
        since: new Date('2026-12-01T10:00:00Z'),
      },
      { name: 'Jonas Aalto', state: 'held', until, locale: 'en', deposit: { kind: 'awaited' } },
      {
        name: 'Yacine Benali',
        state: 'cancelled',
        deposit: { kind: 'returned', amount: 50_000, returned: 25_000 },
      },
      { name: 'Marta Keller', state: 'lapsed', until: null, since: past },
    ])
  })

  test('says how many seats have no name, and who waits for the house, of those who come', async () => {
    const event = await anEvent(base.db)
    const personId = await invited(event, { reservation: confirmed(4, ['Paul Renard', 'Anne Morel']) })
    await base.db
      .updateTable('guests')
      .set({ review: 'waiting' })
      .where('full_name', '=', 'Anne Morel')
      .where('reservation_id', 'in', eb =>
        eb.selectFrom('reservations').select('id').where('person_id', '=', personId),
      )
      .execute()
    await invited(event, { reservation: { state: 'lapsed', seats: 2, ended_at: new Date() } })
    const told = await guestList(base.db, staffOf(event), event.id)
    expect(told?.map(({ unnamed, waitingNames }) => [unnamed, waitingNames])).toEqual([
      [1, ['Anne Morel']],
      [0, []],
    ])
    const file = await exportGuestList(base.db, staffOf(event), { eventId: event.id, locale: 'en' })
    expect(file?.csv.split('\r\n')[1]).toContain('Paul Renard, Anne Morel;1;Anne Morel;4;confirmed')
  })

  test('of someone who came back shows the reservation that lives', async () => {
    const event = await anEvent(base.db)
    const personId = await invited(event, {
      reservation: {
        state: 'cancelled',
        seats: 1,
        ended_at: new Date(),
        created_at: new Date(Date.now() + 5_000),
      },
    })
    await reserve(event, personId, confirmed(2), {})
    expect(await guestList(base.db, staffOf(event), event.id)).toMatchObject([
      { state: 'confirmed', seats: 2 },
    ])
  })

  test('is read by the door of that event, and by no other', async () => {
    const [event, other] = [await anEvent(base.db), await anEvent(base.db)]
    await invited(event, { reservation: confirmed() })
    expect(await guestList(base.db, actorWith({ role: 'door', eventId: event.id }), event.id)).toHaveLength(1)
    expect(await guestList(base.db, actorWith({ role: 'door', eventId: other.id }), event.id)).toBeNull()
    expect(await guestList(base.db, staffOf(other), event.id)).toBeNull()
    expect(await exportGuestList(base.db, staffOf(other), { eventId: event.id, locale: 'fr' })).toBeNull()
  })

  test('leaves as a file that a spreadsheet cannot run', async () => {
    const event = await anEvent(base.db, { ...withDeposit, slug: `laponie-${randomUUID().slice(0, 8)}` })
    await invited(event, {
      givenName: '=HYPERLINK("http://evil")',
      familyName: 'Renard',
      reservation: confirmed(2, ['+1; Paul']),
      paid: 50_000,
    })
    const file = await exportGuestList(base.db, staffOf(event), { eventId: event.id, locale: 'fr' })
    expect(file?.fileName).toBe(`${event.slug}.csv`)
    expect(file?.csv.split('\r\n').slice(0, 2)).toEqual([
      '\ufeffNom;Accompagné de;À nommer;Attendent la maison;Places;État;Jusqu’au;Caution;Montant;Rendu;Devise;Ville;Langue;Depuis le',
      `"'=HYPERLINK(""http://evil"") Renard";"'+1; Paul";;;2;confirmée;;réglée;500;;EUR;;fr;2026-12-01 12:00+02:00`,
    ])
  })
})
