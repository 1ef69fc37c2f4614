import { createHash, randomBytes } from 'node:crypto'
import { Agent, request } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { paths } from '~/shared/paths'
import { aPaidEvent, openTill, type Till } from '../factories/reservation'
import { type TestDatabase, testDatabase } from '../set-up/database'
import { startWeb, type TestProcess } from '../set-up/processes'
import {
  dropGuard,
  type Everyone,
  gatherEveryone,
  inviteEveryone,
  readSeated,
  rounds,
  seats,
  seatsOfAll,
  seeded,
  watchSeats,
} from './rush'

const patience = 600_000
const origin = 'http://club.localhost'

let own: TestDatabase | null = null
let till: Till | null = null
let webs: TestProcess[] = []
afterEach(async () => {
  await Promise.all(webs.map(web => web.stop()))
  await till?.close()
  await own?.close()
  own = null
  till = null
  webs = []
})

test(
  '300 members ask two web processes for 12 seats, in parties of one and two: never a seat too many',
  async () => {
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
  },
  patience,
)

test(
  'its twin, without the lock and without the database’s guard, oversells: the test can see',
  async () => {
    const club = await openClub({ noSeatLock: true })
    await dropGuard(club.database.db)
    let most = 0
    for (let round = 0; round < rounds && most <= seats; round++)
      most = Math.max(most, (await rush(club, round)).taken)
    expect(most).toBeGreaterThan(seats)
  },
  patience,
)

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
  const tokens = new Map<string, string>()
  for (const { id } of everyone.persons) tokens.set(id, randomBytes(32).toString('base64url'))
  await database.db
    .insertInto('sessions')
    .values(
      [...tokens].map(([personId, token]) => ({
        person_id: personId,
        token_hash: createHash('sha256').update(token).digest(),
        expires_at: new Date(Date.now() + 24 * 3_600_000),
      })),
    )
    .execute()
  const env = {
    APP_ORIGIN: origin,
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
      const port = webs[index % webs.length]?.port ?? 0
      const ask = index % 10 === 0 ? asDocument : asScript
      const answer = await ask(agent, port, paths.invitation(invitationId), tokens.get(personId) ?? '', names)
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

type Answer = { status: number; leadsTo: string }

/** The form as a browser without a script sends it: the answer is a page, or leads to one. */
async function asDocument(...[agent, port, path, token, guests]: Parameters<typeof post>): Promise<Answer> {
  const { status, location } = await post(agent, port, path, token, guests)
  return { status, leadsTo: location }
}

/** The form as the page's own script sends it: the answer is the action's alone, which spares the server nine pages of ten. */
async function asScript(...[agent, port, path, token, guests]: Parameters<typeof post>): Promise<Answer> {
  const { status, body } = await post(agent, port, `${path}.data?index`, token, guests)
  return { status, leadsTo: status === 202 ? body : '' }
}

/** Posts the form that accepts and reads the answer to its end. */
function post(
  agent: Agent,
  port: number,
  path: string,
  token: string,
  guests: string[],
): Promise<{ status: number; location: string; body: string }> {
  const form = new URLSearchParams([['intent', 'accept'], ...guests.map(name => ['guest', name])]).toString()
  const headers = {
    host: new URL(origin).host,
    origin,
    cookie: `session=${token}`,
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(form),
  }
  return new Promise(resolve => {
    const fail = (error: Error) => resolve({ status: 0, location: `no answer: ${error.message}`, body: '' })
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST', agent, headers }, answer => {
      let body = ''
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => {
        body += part
      })
      answer.once('error', fail)
      answer.once('end', () =>
        resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? '', body }),
      )
    })
    sent.once('error', fail)
    sent.end(form)
  })
}
