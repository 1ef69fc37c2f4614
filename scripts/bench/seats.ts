import { join } from 'node:path'
import { figureOf, type Line } from './figures'
import { clearReservations, eventsOfOneSlot, type Filled } from './fill'
import type { House } from './house'
import { type Ask, askFor } from './load'
import { bareReservation, runPgbench } from './pgbench'

const clientCounts = [1, 8, 64] as const

/**
 * Reservations a second through HTTP, on one hot slot and over 200 slots, each run beside one of pgbench with the bare
 * statements on the same server. Every request is another member's first: a form posted as the page's script posts it.
 */
export async function measureSeats(
  house: House,
  filled: Filled,
  { pgbench, runs, seconds }: { pgbench: string; runs: number; seconds: number },
): Promise<Line[]> {
  const lines: Line[] = []
  for (const clients of clientCounts) {
    for (const place of ['hot', 'spread'] as const) {
      const [own, floor]: [number[], number[]] = [[], []]
      for (let run = 0; run < runs; run++) {
        await clearReservations(house.db)
        own.push(await reserve(house, filled, place, clients, seconds))
        await clearReservations(house.db)
        floor.push(
          await runPgbench({
            program: pgbench,
            url: house.databaseUrl,
            file: join(house.folder, `${place}.sql`),
            script: bareReservation(place === 'hot' ? filled.hot : { slots: eventsOfOneSlot }),
            clients,
            seconds,
          }),
        )
      }
      const what = `reservations, ${place === 'hot' ? 'one hot slot' : '200 slots'}, ${clients} client${clients > 1 ? 's' : ''}`
      lines.push({
        what,
        own: figureOf(own),
        floor: figureOf(floor),
        aim: place === 'hot' && clients === 8 ? 0.2 : null,
      })
      process.stdout.write(`  ${what}: ${own.map(Math.round)} over ${floor.map(Math.round)}\n`)
    }
  }
  return lines
}

function reserve(house: House, filled: Filled, place: 'hot' | 'spread', clients: number, seconds: number) {
  let turn = 0
  const next = (): Ask | null => {
    const token = filled.tokens[turn]
    if (token === undefined) return null
    const slug = place === 'hot' ? filled.hot.slug : filled.spread[turn % filled.spread.length]?.slug
    turn += 1
    return { path: `/events/${slug}.data?index`, method: 'POST', token, body: 'guest=' }
  }
  const isWell = ({ status, body }: { status: number; body: string }) =>
    status === 202 && body.includes('/c/pay/')
  return askFor({ port: house.webPort, host: house.host, clients, seconds, next, isWell })
}
