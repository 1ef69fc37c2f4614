import { Agent } from 'node:http'
import { sql } from 'kysely'
import { paths } from '~/shared/paths'
import type { Database } from '~db/client'
import { inviteEveryone, seats, seeded } from '../concurrency/rush'
import { anEvent, aSlot, letChoose, type MadeEvent } from '../factories/event'
import { aPaidEvent, type Guest, runOut } from '../factories/reservation'
import { type FormAnswer, postAsDocument, postAsScript } from '../set-up/post-form'
import type { Club } from './evening'

const requests = 300
const repeatEvery = 10
const cancelsAtMost = requests / 10

export type Evening = { event: MadeEvent; slots: string[]; guests: Guest[]; isPaid: boolean }

/** What happened in one round; `broken` says which promise was not kept, and is empty when all were. */
export type Told = {
  yes: number
  no: number
  cancelled: number
  ranOut: number
  paid: number
  broken: string[]
}

/** An evening of two hours to choose from, one or both, twelve seats each; every other one asks for a deposit. */
export async function announceEvening(club: Club, round: number): Promise<Evening> {
  const { db } = club.database
  const isPaid = round % 2 === 1
  const event = await (isPaid ? aPaidEvent : anEvent)(db, { brandId: club.brandId, capacity: 1000 })
  const slots: string[] = []
  for (const hour of [9, 10])
    slots.push(await aSlot(db, event, { startsAt: new Date(Date.UTC(2037, 1, 12, hour)), capacity: seats }))
  await letChoose(db, event, { least: 1, most: 2, onlyThose: true })
  return { event, slots, guests: await inviteEveryone(db, club.everyone, event.id, 2), isPaid }
}

type Wish = { names: string[]; slots: string[]; fate: 'stay' | 'cancel' | 'run_out' | 'pay' | 'pay_late' }

/**
 * Everyone asks at once, in parties of one to three, for one hour or for both in either order; one in ten presses twice;
 * of those who are told yes some cancel, some let their hold run out, some pay, some pay when it has run out.
 */
export async function rush(club: Club, evening: Evening, round: number): Promise<Told> {
  const told: Told = { yes: 0, no: 0, cancelled: 0, ranOut: 0, paid: 0, broken: [] }
  const random = seeded(round + 1)
  const wishes = evening.guests.map(() => wishOf(random, evening))
  const agent = new Agent({ keepAlive: true, maxSockets: 48 })
  const keeps = new Map<string, number>()
  // Beside the first asking of most, the repeats and the cancellations make up the three hundred.
  const askers = evening.guests.slice(0, requests - requests / repeatEvery - cancelsAtMost)
  await Promise.all(
    askers.map(async (guest, index) => {
      const wish = wishes[index]
      if (!wish) return
      const asks = [index, ...(index % repeatEvery === 0 ? [index + 1] : [])]
      const answers = await Promise.all(asks.map(each => ask(club, agent, guest, wish, each)))
      for (const { status, leadsTo } of answers)
        if (!isYes({ status, leadsTo }) && status !== 409) told.broken.push(`${status} ${leadsTo}`)
      const yes = answers.find(isYes)
      if (!yes) {
        told.no += 1
        return
      }
      told.yes += 1
      const stays = await live(club, agent, evening, guest, { wish, index, yes, told })
      if (stays) keeps.set(guest.personId, 1 + wish.names.length)
    }),
  )
  agent.destroy()
  const seated = await readParties(club.database.db, evening.event.id)
  for (const [personId, party] of keeps)
    if (seated.get(personId) !== party) told.broken.push(`told yes for ${party}, has ${seated.get(personId)}`)
  return told
}

function wishOf(random: () => number, { slots, isPaid }: Evening): Wish {
  const size = 1 + Math.floor(random() * 3)
  const both = random() < 0.5
  const inOrder = random() < 0.5 ? slots : slots.toReversed()
  const lot = random()
  const fate =
    lot < 0.4 ? 'cancel' : !isPaid ? 'stay' : lot < 0.6 ? 'run_out' : lot < 0.8 ? 'pay' : 'pay_late'
  return {
    names: ['Hugo Renard', 'Inès Renard'].slice(0, size - 1),
    slots: inOrder.slice(0, both ? 2 : 1),
    fate,
  }
}

function ask(club: Club, agent: Agent, guest: Guest, wish: Wish, index: number) {
  const post = index % 10 === 1 ? postAsDocument : postAsScript
  return post({
    agent,
    port: club.webs[index % club.webs.length]?.port ?? 0,
    path: paths.invitation(guest.invitationId),
    token: club.tokens.get(guest.personId) ?? '',
    fields: [
      ['intent', 'accept'],
      ...wish.slots.map(slot => ['slot', slot] as const),
      ...wish.names.map(name => ['guest', name] as const),
    ],
  })
}

function isYes({ status, leadsTo }: FormAnswer): boolean {
  const leadsOn = leadsTo.includes('/c/pay/') || leadsTo.includes(`${paths.reservations()}/`)
  return (status === 302 || status === 202) && leadsOn
}

/** What they do with their seats; true when they have a right to them afterwards. */
async function live(
  club: Club,
  agent: Agent,
  { event, isPaid }: Evening,
  guest: Guest,
  { wish, index, yes, told }: { wish: Wish; index: number; yes: FormAnswer; told: Told },
): Promise<boolean> {
  const { db } = club.database
  const id = await findReservation(db, event.id, guest.personId)
  if (!id) {
    told.broken.push('told yes without a reservation')
    return false
  }
  if (wish.fate === 'cancel') {
    if (told.cancelled >= cancelsAtMost) return true
    told.cancelled += 1
    const answer = await postAsScript(
      {
        agent,
        port: club.webs[(index + 2) % club.webs.length]?.port ?? 0,
        path: paths.reservationCancel(id),
        token: club.tokens.get(guest.personId) ?? '',
        fields: [['shown', '0']],
      },
      false,
    )
    if (answer.status !== 202) told.broken.push(`cancelling: ${answer.status} ${answer.leadsTo}`)
    return false
  }
  if (!isPaid || wish.fate === 'stay') return true
  if (wish.fate !== 'pay') {
    told.ranOut += 1
    await runOut(db, id)
  }
  if (wish.fate === 'run_out') return false
  const page = /https?:[^"\s]*\/c\/pay\/[\w-]+/.exec(yes.leadsTo)?.[0]
  if (!page) {
    told.broken.push(`no page to pay on: ${yes.leadsTo}`)
    return false
  }
  // A page whose reservation is gone says so (410); whoever pays late has their money back, or their seats if they are free.
  const status = await club.till.pay(page)
  if (status === 303) told.paid += 1
  else if (wish.fate === 'pay') told.broken.push(`paying: ${status}`)
  return wish.fate === 'pay'
}

async function findReservation(db: Database, eventId: string, personId: string): Promise<string | null> {
  const row = await db
    .selectFrom('reservations')
    .select('id')
    .where('event_id', '=', eventId)
    .where('person_id', '=', personId)
    .where('state', 'in', ['held', 'confirmed'])
    .executeTakeFirst()
  return row?.id ?? null
}

async function readParties(db: Database, eventId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ personId: string; seats: number }>`
    select person_id as "personId", seats from invariants.live_reservations where event_id = ${eventId}`.execute(
    db,
  )
  return new Map(rows.map(({ personId, seats }) => [personId, seats]))
}

/** Those who have not asked yet ask alone, one after another, until each hour says that it is full. */
export async function fillUp(club: Club, evening: Evening): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const late = evening.guests.slice(-(requests / repeatEvery + cancelsAtMost))
  for (const slot of evening.slots) {
    for (let next = late.shift(); next; next = late.shift()) {
      const wish: Wish = { names: [], slots: [slot], fate: 'stay' }
      const answer = await ask(club, agent, next, wish, 0)
      if (answer.status === 409) break
      if (!isYes(answer)) throw new Error(`filling up: ${answer.status} ${answer.leadsTo}`)
    }
  }
  agent.destroy()
  const { rows } = await sql<{ taken: number }>`
    select live_seats(id) as taken from slots where event_id = ${evening.event.id} order by starts_at`.execute(
    club.database.db,
  )
  return rows.map(({ taken }) => taken)
}
