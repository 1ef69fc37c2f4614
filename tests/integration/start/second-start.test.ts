import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { identify, waitUntilGone } from '../../../scripts/processes/identity'
import { ownDataDir, type Run, runUp } from './run-up'

const home = ownDataDir()
// A home folder that no other user may enter, as most are.
const dataDir = join(home.path, 'club')
mkdirSync(dataDir)
chmodSync(home.path, 0o700)
const runs: Run[] = []

function start(): Run {
  const run = runUp('start', { DATA_DIR: dataDir, CLUB_PORTS: '21200' })
  runs.push(run)
  return run
}

afterAll(async () => {
  for (const { child, ended } of runs) {
    child.kill('SIGTERM')
    await ended
  }
  const reset = runUp('db:reset', { DATA_DIR: dataDir })
  await reset.ended
  home.remove()
})

function club(): { origin: string; pid: number } {
  return JSON.parse(readFileSync(join(dataDir, 'club.json'), 'utf8'))
}

function processes(): { name: string; pid: number }[] {
  return JSON.parse(readFileSync(join(dataDir, 'processes.json'), 'utf8'))
}

function postmaster(): number {
  const note = join(dataDir, 'postgres', 'elsewhere')
  const place = existsSync(note) ? readFileSync(note, 'utf8').trim() : join(dataDir, 'postgres')
  return Number.parseInt(readFileSync(join(place, 'cluster', 'postmaster.pid'), 'utf8'), 10)
}

// The first start may find a build to make.
describe('a club that was opened', { timeout: 300_000 }, () => {
  test('opens from nothing on the next free port when its own is taken, and says so', async () => {
    const holder = createServer()
    await new Promise<void>(resolve => holder.listen(21_200, '127.0.0.1', () => resolve()))
    const run = start()
    await run.untilSaid('Ctrl-C ends everything')
    holder.close()
    expect(run.said()).toContain('port 21200 is taken, so the web server uses 21201')
    expect(run.said()).toContain('seeded the demonstration club')
    expect((await fetch(`${club().origin}/readyz`)).status).toBe(200)
  })

  test('refuses a second start beside it', async () => {
    const run = start()
    expect(await run.ended).toBe(1)
    expect(run.said()).toContain('This club is open already')
  })

  test('is opened again after its parent was killed, and leaves nothing of the former run', async () => {
    const former = processes()
    const server = postmaster()
    runs[0]?.child.kill('SIGKILL')
    await runs[0]?.ended
    const run = start()
    await run.untilSaid('Ctrl-C ends everything')
    expect(run.said()).toContain('took over the Postgres')
    expect(run.said()).not.toContain('seeded')
    expect(postmaster()).toBe(server)
    for (const { pid } of former) expect(identify(pid)).toBeNull()
    expect((await fetch(`${club().origin}/readyz`)).status).toBe(200)
  })

  test('ends every process that it started when it is asked to, with a zero exit', async () => {
    const all = [...processes().map(({ pid }) => pid), postmaster()]
    const run = runs.at(-1)
    run?.child.kill('SIGTERM')
    expect(await run?.ended).toBe(0)
    for (const pid of all) expect(await waitUntilGone(pid, 0)).toBe(true)
  })

  test('says which part has ended by itself, ends the others and fails', async () => {
    const run = start()
    await run.untilSaid('Ctrl-C ends everything')
    const all = processes()
    const worker = all.find(({ name }) => name === 'worker')
    if (worker) process.kill(worker.pid, 'SIGKILL')
    expect(await run.ended).toBe(1)
    expect(run.said()).toContain('The worker process has ended by itself')
    for (const { pid } of all) expect(identify(pid)).toBeNull()
  })
})
