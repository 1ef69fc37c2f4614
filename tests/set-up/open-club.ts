import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from '../../scripts/checkout/folder.mjs'
import { clubDataDir, readClub } from './club'

const up = join(checkout, 'scripts', 'up.mjs')
const patience = 300_000

/** Opens a fresh club for the browser tests, just as `npm start` does, and closes it after them. */
export default async function openClub(): Promise<() => Promise<void>> {
  await run('db:reset')
  // What a killed run left would be taken for the new club's.
  rmSync(join(clubDataDir, 'club.json'), { force: true })
  const club = start('start')
  await waitUntilOpen(club)
  process.env.CLUB_ORIGIN = readClub().origin
  return async () => {
    const ended = settleAtEnd(club)
    club.kill('SIGTERM')
    await ended
  }
}

function start(command: string): ChildProcess {
  const env = {
    ...process.env,
    NODE_ENV: 'test' as const,
    DATA_DIR: clubDataDir,
    CLUB_PORTS: '4100',
    DATABASE_URL: '',
    APP_ORIGIN: '',
    PORT: '',
  }
  return spawn(process.execPath, [up, command], {
    cwd: checkout,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}

async function run(command: string): Promise<void> {
  const child = start(command)
  await settleAtEnd(child)
  if (child.exitCode !== 0) throw new Error(`npm run ${command} ended with ${child.exitCode}`)
}

async function waitUntilOpen(club: ChildProcess): Promise<void> {
  const until = Date.now() + patience
  while (!existsSync(join(clubDataDir, 'club.json'))) {
    if (club.exitCode !== null)
      throw new Error('The club for the browser tests could not be opened; the reason stands above.')
    if (Date.now() > until) throw new Error('The club for the browser tests was not open after five minutes.')
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

function settleAtEnd(child: ChildProcess): Promise<void> {
  return new Promise(resolve => {
    if (child.exitCode !== null || child.signalCode !== null) resolve()
    else child.once('close', () => resolve())
  })
}
