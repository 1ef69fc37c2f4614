import { Agent } from 'node:http'
import { expect } from 'vitest'
import { paths } from '~/shared/paths'
import { aPaidEvent, type OpenTill, openTill } from '../factories/reservation'
import { type TestDatabase, testDatabase } from '../set-up/database'
import { clubOrigin, postAsDocument, postAsScript } from '../set-up/post-form'
import { startWeb, type TestProcess } from '../set-up/processes'
import {
  dropGuard,
  type Everyone,
  gatherEveryone,
  inviteEveryone,
  readSeated,
  seats,
  seatsOfAll,
  seeded,
  signEveryoneIn,
  watchSeats,
} from './rush'

let own: TestDatabase | null = null
let till: OpenTill | null = null
let webs: TestProcess[] = []
/** Closes what a rush has opened: to be called after each. */
export async function endRush(): Promise<void> {
  await Promise.all(webs.map(web => web.stop()))
  await till?.close()
  await own?.close()
  own = null
  till = null
  webs = []
}

/** 300 members ask two web processes for twelve seats, so many times over, each time for another event. */
export async function rushOverHttp(rounds: number): Promise<void> {
  const club = await openClub({ noSeatLock: false })
  for (let round = 0; round < rounds; round++) {
    const outcome = await rush(club, round)
    expect(outcome.strange).toEqual([])
    expect(outcome.mostSeen).toBeLessThanOrEqual(seats)
    expect(outcome.taken).toBeLessThanOrEqual(seats)
    // A pair may find one seat too few; whoever comes alone after them takes it.
    expect(outcome.taken).toBeGreaterThanOrEqual(seats - 1)
    expect(outcome.toldYesWithoutRow).toEqual([])
  }
}

/** The same without the lock and without the database's guard, until it oversells. Returns the most that was seated. */
export async function oversellOverHttp(rounds: number): Promise<number> {
  const club = await openClub({ noSeatLock: true })
  await dropGuard(club.database.db)
  let most = 0
  for (let round = 0; round < rounds && most <= seats; round++)
    most = Math.max(most, (await rush(club, round)).taken)
  return most
}

type Club = {
  database: TestDatabase
  everyone: Everyone
  brandId: string
  tokens: Map<string, string>
  pay: string
}

/** Two web processes on one database, a stand-in for Stripe, and everyone signed in. */
async function openClub({ noSeatLock }: { noSeatLock: boolean }): Promise<Club> {
  const database = await testDatabase({ poolSize: 4 })
  own = database
  const stripe = await openTill(database.db)
  till = stripe
  const { brandId } = await aPaidEvent(database.db)
  const everyone = await gatherEveryone(database.db, brandId)
  const tokens = await signEveryoneIn(database.db, everyone)
  const env = {
    APP_ORIGIN: clubOrigin,
    ...stripe.keys,
    STRIPE_API_BASE: stripe.stripe.origin,
    ...(noSeatLock && { TEST_SWITCH_NO_SEAT_LOCK: '1' }),
  }
  for (let count = 0; count < 2; count++) webs.push(await startWeb({ databaseUrl: database.url, env }))
  return { database, everyone, brandId, tokens, pay: '/c/pay/' }
}

type Outcome = { taken: number; mostSeen: number; strange: string[]; toldYesWithoutRow: string[] }

async function rush({ database, everyone, brandId, tokens, pay }: Club, round: number): Promise<Outcome> {
  const { db } = database
  const event = await aPaidEvent(db, { brandId, capacity: seats })
  const guests = await inviteEveryone(db, everyone, event.id)
  const random = seeded(round + 1)
  const yes: string[] = []
  const strange: string[] = []
  // Connections of this round only: one that idled since the last may be closing as it is taken up again.
  const agent = new Agent({ keepAlive: true, maxSockets: 32 })
  const watch = watchSeats(db, event.slotId)
  await Promise.all(
    guests.map(async ({ personId, invitationId }, index) => {
      const names = random() < 0.5 ? [''] : ['Hugo Renard']
      const post = index % 10 === 0 ? postAsDocument : postAsScript
      const answer = await post({
        agent,
        port: webs[index % webs.length]?.port ?? 0,
        path: paths.invitation(invitationId),
        token: tokens.get(personId) ?? '',
        fields: [['intent', 'accept'], ...names.map(name => ['guest', name] as const)],
      })
      const isYes =
        (answer.status === 302 || answer.status === 202) &&
        (answer.leadsTo.includes(pay) || answer.leadsTo.includes(paths.reservations()))
      if (isYes) yes.push(`${personId} ${names[0] === '' ? 1 : 2}`)
      else if (answer.status !== 409) strange.push(`${answer.status} ${answer.leadsTo}`)
    }),
  )
  const mostSeen = await watch.stop()
  agent.destroy()
  const seated = await readSeated(db, event.slotId)
  const whole = new Set(
    seated.filter(row => row.seats === row.guests + 1).map(row => `${row.personId} ${row.seats}`),
  )
  return {
    taken: seatsOfAll(seated),
    mostSeen,
    strange,
    toldYesWithoutRow: yes.filter(told => !whole.has(told)),
  }
}
