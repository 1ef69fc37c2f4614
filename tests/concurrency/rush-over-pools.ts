import { expect } from 'vitest'
import { cancelReservation } from '~/domain/reservations/cancel-reservation.server'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import { aCtx, aPaidEvent } from '../factories/reservation'
import type { OpenHouse } from '../set-up/house'
import {
  type Everyone,
  gatherEveryone,
  inviteEveryone,
  readSeated,
  seats,
  seatsOfAll,
  seeded,
  watchSeats,
} from './rush'

export type FullHouse = OpenHouse & { brandId: string; everyone: Everyone }

/** A house with everyone who is invited. */
export async function gatherIn({ db, pools }: OpenHouse): Promise<FullHouse> {
  const { brandId } = await aPaidEvent(db)
  return { db, pools, brandId, everyone: await gatherEveryone(db, brandId) }
}

/** 300 people ask for twelve seats through two pools of connections, so many times over, each time for another event. */
export async function rushOverPools(house: FullHouse, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const outcome = await rush(house, round, { noSeatLock: false })
    expect(outcome.failures).toEqual([])
    expect(outcome.mostSeen).toBeLessThanOrEqual(seats)
    expect(outcome.taken).toBeLessThanOrEqual(seats)
    // Nobody is refused while seats for them are free: all were given away once, but perhaps one that no pair could use.
    expect(outcome.given).toBeGreaterThanOrEqual(seats - 1)
    expect(outcome.toldYesWithoutRow).toEqual([])
  }
}

type Outcome = {
  taken: number
  given: number
  mostSeen: number
  failures: string[]
  toldYesWithoutRow: string[]
}

export async function rush(
  house: FullHouse,
  round: number,
  switches: { noSeatLock: boolean },
): Promise<Outcome> {
  const event = await aPaidEvent(house.db, { brandId: house.brandId, capacity: seats })
  const guests = await inviteEveryone(house.db, house.everyone, event.id)
  const random = seeded(round + 1)
  const yes = new Map<string, string>()
  const failures: string[] = []
  let given = 0
  const watch = watchSeats(house.db, event.slotId)

  await Promise.all(
    guests.map(async (guest, index) => {
      const ctx = { ...aCtx(house.pools[index % 2] ?? house.db), switches }
      const party = random() < 0.5 ? [] : [{ fullName: 'Hugo Renard' }]
      const letsGo = random() < 0.2
      const answer = await requestReservation(ctx, guest.actor, {
        invitationId: guest.invitationId,
        guests: party,
      })
      if (!answer.ok) {
        if (answer.reason !== 'sold_out' && answer.reason !== 'not_enough_seats') failures.push(answer.reason)
        return
      }
      const { reservationId } = answer.value
      given += answer.value.seats
      if (!letsGo) yes.set(guest.personId, reservationId)
      else await cancelReservation(ctx, guest.actor, { reservationId, shown: 0 })
    }),
  )
  const mostSeen = await watch.stop()
  const seated = await readSeated(house.db, event.slotId)
  const whole = new Set(
    seated.filter(row => row.seats === row.guests + 1).map(row => `${row.personId} ${row.id}`),
  )
  return {
    taken: seatsOfAll(seated),
    given,
    mostSeen,
    failures,
    toldYesWithoutRow: [...yes].map(([personId, id]) => `${personId} ${id}`).filter(told => !whole.has(told)),
  }
}
