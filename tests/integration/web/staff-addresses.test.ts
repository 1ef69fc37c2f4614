import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFiles } from '~/infra/files.server'
import { paths } from '~/shared/paths'
import { checkout } from '../../../scripts/checkout/folder.mjs'
import { aCast, aStaffHouse } from '../../factories/staff-house'
import { useTestDatabase } from '../../set-up/database'
import { startWeb, type TestProcess } from '../../set-up/processes'
import { type Asker, askers, type StaffAddress, type StaffRows, staffAddresses } from './staff-addresses'

// A tree that was not built yet is built first.
const patience = 600_000
const database = useTestDatabase()
let web: TestProcess
let folder: string
let rows: StaffRows
let tokens: Record<Asker, string | null>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'connivence-staff-'))
  const files = createFiles(join(folder, 'files'))
  const house = await aStaffHouse(database.db, bytes => files.keep(bytes))
  rows = house.rows
  tokens = await aCast(database.db, { eventId: rows.eventId, brandId: house.brandId })
  web = await startWeb({ databaseUrl: database.url, env: { DATA_DIR: folder } })
}, patience)
afterAll(async () => {
  await web?.stop()
  await rm(folder, { recursive: true, force: true })
})

type Outcome = 'shown' | 'not there' | 'sign-in' | 'unread' | `other: ${string}`

/** Asks once, following nothing, and leaves a stream as soon as it has begun. */
async function ask(asker: Asker, path: string, form?: Record<string, string>): Promise<Outcome> {
  const token = tokens[asker]
  const leave = new AbortController()
  const answer = await fetch(`${web.origin}${path}`, {
    method: form ? 'POST' : 'GET',
    body: form && new URLSearchParams(form),
    redirect: 'manual',
    signal: leave.signal,
    headers: { origin: web.origin, ...(token && { cookie: `session=${token}` }) },
  })
  const leadsTo = answer.headers.get('location') ?? ''
  const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream') === true
  const body = isStream ? '' : await answer.text()
  leave.abort()
  if (answer.status === 404) return 'not there'
  if (
    `${leadsTo}${body}`.includes(`${paths.signIn()}?to=`) &&
    (answer.status === 302 || answer.status === 202)
  )
    return 'sign-in'
  if (answer.status === 200) return 'shown'
  return answer.status === 400 ? 'unread' : `other: ${answer.status} ${leadsTo}`
}

const named = Object.entries(staffAddresses)
const dueTo = (asker: Asker, allowed: readonly Asker[]): Outcome => {
  if (allowed.includes(asker)) return 'shown'
  return asker === 'stranger' ? 'sign-in' : 'not there'
}
const byAsker = async <Told>(tell: (asker: Asker) => Promise<Told> | Told) =>
  Object.fromEntries(await Promise.all(askers.map(async asker => [asker, await tell(asker)] as const)))

describe('every address of the staff, as everyone who might ask', () => {
  test.each(named)('%s is shown to those who may, and is not there for anyone else', async (_, address) => {
    const path = address.path(rows)
    expect(await byAsker(asker => ask(asker, path))).toEqual(
      await byAsker(asker => dueTo(asker, address.get)),
    )
  })

  test.each(named.filter(([route]) => hasOwnLoader(route)))(
    '%s guards itself, whatever stands around it',
    async (route, address) => {
      const own = `${address.path(rows)}.data?_routes=${encodeURIComponent(`routes/${route}`)}`
      expect(await byAsker(asker => ask(asker, own))).toEqual(
        await byAsker(asker => dueTo(asker, address.get)),
      )
    },
  )

  test.each(named.filter(([, { post }]) => post))(
    '%s hears nobody press who may not, and nothing comes of it',
    async (route, address) => {
      const barred = askers.filter(asker => !address.post?.includes(asker))
      const before = await countTraces()
      for (const asker of barred) {
        const at = pressAt(route, address)
        const due = dueTo(asker, [])
        expect([asker, await ask(asker, at, address.press ?? {})]).toEqual([asker, due])
        // What no page sends may be answered before anyone looks at whose it is: then alike for what is there and what is not.
        const garbage = await ask(asker, at, { intent: 'nothing-of-the-kind', nonsense: '1' })
        expect([due, address.press ? 'unread' : due]).toContain(garbage)
      }
      expect(await countTraces()).toEqual(before)
    },
  )

  test.each(named.filter(([, { post }]) => post))(
    '%s answers those who may, whatever they send',
    async (route, address) => {
      for (const asker of address.post ?? []) {
        const outcome = await ask(asker, pressAt(route, address), { nonsense: '1' })
        expect(outcome).not.toMatch(/sign-in|other: 5/)
      }
    },
  )
})

/** A page's own form names its index; a layout and a leaf are pressed as they are. */
function pressAt(route: string, address: StaffAddress): string {
  const path = address.path(rows)
  return route.endsWith('._index') ? `${path}?index` : path
}

/** A page whose data can be asked for alone. */
function hasOwnLoader(route: string): boolean {
  const folderOf = join(checkout, 'app', 'routes', route)
  try {
    const source = readFileSync(join(folderOf, 'route.tsx'), 'utf8')
    return /^export\b[^=(]*\bloader\b/m.test(source) && /^export default\b/m.test(source)
  } catch {
    return false
  }
}

/** Everything that an act of the club leaves behind. */
async function countTraces(): Promise<Record<string, number>> {
  const count = async (table: 'audit_entries' | 'outbox' | 'letters') => {
    const { all } = await database.db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<string>().as('all'))
      .executeTakeFirstOrThrow()
    return Number(all)
  }
  return {
    audit: await count('audit_entries'),
    outbox: await count('outbox'),
    letters: await count('letters'),
  }
}
