import { sql } from 'kysely'
import type { Database } from '~db/client'
import { factOfCriterion } from '../audience/types'
import { readEventForDoor } from '../events/queries.server'
import type { Actor } from '../kernel/actor'
import { REMOVED_VALUE } from '../profile/purposes'
import type { DepositState, GuestRow, GuestState } from './types'

/**
 * The guest list of an event: each person's last reservation, those who come first, then by name. For the event's
 * brand, managers, and its door; null for everyone else. The city is the one given to that brand.
 */
export async function guestList(db: Database, actor: Actor, eventId: string): Promise<GuestRow[] | null> {
  const event = await readEventForDoor(db, actor, eventId)
  if (event === null) return null
  const rows = await selectGuests(db, event.id, event.brand.id).execute()
  return rows.map(toGuest).sort((a, b) => rank[a.state] - rank[b.state] || a.name.localeCompare(b.name, 'fr'))
}

const rank: Record<GuestState, number> = { confirmed: 0, held: 1, offered: 2, cancelled: 3, lapsed: 4 }

function selectGuests(db: Database, eventId: string, brandId: string) {
  return (
    db
      .selectFrom('reservations as r')
      .innerJoin('persons as p', 'p.id', 'r.person_id')
      // Further seats count once they have joined their reservation.
      .innerJoinLateral(
        eb =>
          eb
            .selectFrom('deposits as own')
            .leftJoin('reservation_additions as a', 'a.id', 'own.addition_id')
            .select(sql<number | null>`sum(own.amount)::integer`.as('amount'))
            .select(sql<string | null>`min(own.currency)`.as('currency'))
            .select([movementsOf('authorised'), movementsOf('captured'), movementsOf('refunded')])
            .whereRef('own.reservation_id', '=', 'r.id')
            .where(inner =>
              inner.or([inner('own.addition_id', 'is', null), inner('a.joined_at', 'is not', null)]),
            )
            .as('d'),
        join => join.onTrue(),
      )
      .leftJoin('reservation_additions as more', join =>
        join
          .onRef('more.reservation_id', '=', 'r.id')
          .on('r.state', '=', 'confirmed')
          .on('more.joined_at', 'is', null)
          .on('more.ended_at', 'is', null)
          .on('more.expires_at', '>', sql<Date>`clock_timestamp()`),
      )
      .leftJoin('facts as f', join =>
        join
          .onRef('f.person_id', '=', 'p.id')
          .on('f.brand_id', '=', brandId)
          .on('f.kind', '=', factOfCriterion.city)
          .on('f.value', '<>', REMOVED_VALUE)
          .on('f.superseded_at', 'is', null),
      )
      .distinctOn('r.person_id')
      .select([
        'r.id',
        'r.person_id',
        'r.seats',
        'r.state',
        'r.expires_at',
        'r.created_at',
        'r.confirmed_at',
        'r.ended_at',
      ])
      .select(sql<boolean>`r.expires_at <= clock_timestamp()`.as('ran_out'))
      .select(['p.given_name', 'p.family_name', 'p.locale', 'f.value as city'])
      .select(['more.seats as further_seats', 'more.expires_at as further_until'])
      .select(['d.amount', 'd.currency', 'd.authorised', 'd.captured', 'd.refunded'])
      .select(
        sql<
          string[]
        >`array(select g.full_name from guests g where g.reservation_id = r.id order by g.position)`.as(
          'guest_names',
        ),
      )
      .select(
        sql<string[]>`array(select g.full_name from guests g
          where g.reservation_id = r.id and g.review = 'waiting' order by g.position)`.as('waiting_names'),
      )
      .where('r.event_id', '=', eventId)
      .orderBy('r.person_id')
      .orderBy(sql`(r.state in ('held', 'offered', 'confirmed'))`, 'desc')
      .orderBy('r.created_at', 'desc')
  )
}

function movementsOf<Kind extends 'authorised' | 'captured' | 'refunded'>(kind: Kind) {
  return sql<number>`coalesce(sum((
    select sum(m.amount) from deposit_movements m where m.deposit_id = own.id and m.kind = ${kind})), 0)::integer`.as(
    kind,
  )
}

type Row = Awaited<ReturnType<ReturnType<typeof selectGuests>['executeTakeFirstOrThrow']>>

function toGuest(row: Row): GuestRow {
  const state = row.ran_out ? 'lapsed' : (row.state as GuestState)
  const isHold = state === 'held' || state === 'offered'
  return {
    reservationId: row.id,
    personId: row.person_id,
    name: [row.given_name, row.family_name].filter(name => name !== '').join(' '),
    guestNames: row.guest_names,
    waitingNames: state === 'confirmed' ? row.waiting_names : [],
    unnamed: state === 'confirmed' ? row.seats - 1 - row.guest_names.length : 0,
    seats: row.seats,
    further:
      row.further_seats !== null && row.further_until !== null
        ? { seats: row.further_seats, until: row.further_until }
        : null,
    state,
    until: isHold ? row.expires_at : null,
    deposit: toDeposit(row),
    city: row.city,
    locale: row.locale === 'en' ? 'en' : 'fr',
    since: row.ended_at ?? (state === 'lapsed' ? row.expires_at : row.confirmed_at) ?? row.created_at,
  }
}

function toDeposit({ amount, currency, authorised, captured, refunded }: Row): DepositState {
  if (amount === null || currency === null) return { kind: 'none' }
  if (refunded > 0) return { kind: 'returned', amount: captured, returned: refunded, currency }
  if (captured > 0) return { kind: 'paid', amount: captured, currency }
  return { kind: authorised > 0 ? 'authorised' : 'awaited', amount, currency }
}
