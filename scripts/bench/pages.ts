import { paths } from '~/shared/paths'
import { type Figure, figureOf, type Line } from './figures'
import type { Filled } from './fill'
import type { House } from './house'
import { askFor } from './load'

const clients = 8

/** The busiest pages a second, whole documents with a session, beside a Remix route that renders a heading. */
export async function measurePages(
  house: House,
  { pages }: Filled,
  { runs, seconds }: { runs: number; seconds: number },
): Promise<Line[]> {
  const asked = [
    { what: 'the programme', path: paths.events(), token: pages.staffToken },
    { what: 'an event', path: paths.event(pages.slug), token: pages.staffToken },
    { what: 'an invitation', path: paths.invitation(pages.invitationId), token: pages.invitedToken },
    { what: 'a guest list of 120', path: paths.staffEvent(pages.eventId), token: pages.staffToken },
  ]
  const get = (port: number, path: string, token: string) =>
    askFor({
      port,
      host: house.host,
      clients,
      seconds,
      next: () => ({ path, method: 'GET', token }),
      isWell: ({ status }) => status === 200,
    })
  const lines: Line[] = []
  await get(house.headingPort, '/', '')
  for (const { what, path, token } of asked) {
    const [own, floor]: [number[], number[]] = [[], []]
    await get(house.webPort, path, token)
    for (let run = 0; run < runs; run++) {
      own.push(await get(house.webPort, path, token))
      floor.push(await get(house.headingPort, '/', ''))
    }
    const figures: { own: Figure; floor: Figure } = { own: figureOf(own), floor: figureOf(floor) }
    lines.push({ what: `${what}, ${clients} clients`, ...figures, aim: 0.5 })
    process.stdout.write(`  ${what}: ${own.map(Math.round)} over ${floor.map(Math.round)}\n`)
  }
  return lines
}
