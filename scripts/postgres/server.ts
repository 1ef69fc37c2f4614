import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { Refusal } from '../checkout/refusal.mjs'
import { isAlive } from '../processes/identity'
import { findNative } from './binaries'
import { findHome, type Home } from './home'
import { findPostmaster, stopPostmaster } from './postmaster'

const user = 'connivence'

export type ServerOptions = {
  /** Holds the cluster, its password and, where needed, the note that says where the data is. */
  folder: string
  port: number
  logFile: string
  /** Settings of postgresql.conf over the defaults below. */
  settings?: Record<string, string>
  /** Ends a start that is under way. */
  signal?: AbortSignal
}

export type PostgresServer = {
  pid: number
  port: number
  /** True when a server left by a former run was found alive and taken over. */
  reused: boolean
  created: boolean
  urlOf: (database: string) => string
  stop: () => Promise<void>
}

const defaults = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '100',
}

/**
 * Starts the embedded Postgres, or takes over the one that a former run left. Listens on 127.0.0.1 alone, without a
 * Unix socket, behind a random password kept in `folder`. Refuses with a sentence when the cluster is of another major
 * version, belongs to somebody else, or the server ends by itself.
 */
export async function startPostgres(options: ServerOptions): Promise<PostgresServer> {
  const native = findNative()
  const home = findHome(options.folder, native)
  const running = await findReady(home)
  if (running) return describe(options.folder, running.pid, running.port, { reused: true, created: false })
  const created = !existsSync(join(home.cluster, 'PG_VERSION'))
  if (created) await createCluster(options, home)
  else refuseOtherVersion(home.cluster)
  const child = launch(home, options)
  await waitUntilReady(child, home.cluster, options)
  return describe(options.folder, child.pid ?? 0, options.port, { reused: false, created })
}

/** The server that runs on `folder` now, without starting one. */
export async function findServer(folder: string): Promise<PostgresServer | null> {
  if (!existsSync(join(folder, 'password'))) return null
  const running = await findReady(findHome(folder, findNative()))
  return running && describe(folder, running.pid, running.port, { reused: true, created: false })
}

async function findReady(home: Home): Promise<{ pid: number; port: number } | null> {
  const until = Date.now() + 60_000
  for (;;) {
    const found = findPostmaster(home.cluster)
    if (found === null || found.ready) return found
    if (Date.now() > until)
      throw new Refusal(
        `The embedded Postgres (process ${found.pid}) is neither ready nor gone after a minute: end it and start again.`,
      )
    await pause()
  }
}

async function createCluster(options: ServerOptions, home: Home): Promise<void> {
  const draft = `${home.cluster}.draft`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  const password = randomBytes(24).toString('base64url')
  const passwordFile = `${draft}.password`
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (home.owner) for (const path of [draft, passwordFile]) chownSync(path, home.owner.uid, home.owner.gid)
  const args = [
    '-D',
    draft,
    `--username=${user}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
  ]
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions')
  try {
    await run(join(home.native, 'bin', 'initdb'), args, home, options)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  writeFileSync(join(options.folder, 'password'), password, { mode: 0o600 })
  renameSync(draft, home.cluster)
}

function refuseOtherVersion(cluster: string): void {
  const has = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (has !== '18')
    throw new Refusal(
      `The data in ${cluster} are those of Postgres ${has}, and this checkout brings Postgres 18: dump them with the older checkout, or run npm run db:reset to start afresh.`,
    )
}

async function run(
  binary: string,
  args: string[],
  home: Home,
  { logFile, signal }: ServerOptions,
): Promise<void> {
  const child = spawnLogged(binary, args, home, logFile, signal)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  if (code !== 0) throw new Refusal(`The embedded Postgres could not be prepared: ${lastLine(logFile)}`)
}

function launch(home: Home, options: ServerOptions): ChildProcess {
  const settings = { ...defaults, ...options.settings, port: String(options.port) }
  const args = [
    '-D',
    home.cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  return spawnLogged(join(home.native, 'bin', 'postgres'), args, home, options.logFile)
}

/** A session of its own, so that the terminal's Ctrl-C reaches Postgres only after those who use it have ended. */
function spawnLogged(
  binary: string,
  args: string[],
  home: Home,
  logFile: string,
  signal?: AbortSignal,
): ChildProcess {
  mkdirSync(dirname(logFile), { recursive: true })
  const log = openSync(logFile, 'a', 0o600)
  try {
    // Nothing of the caller's own environment: its keys are none of Postgres's business, and PG* variables would bend it.
    const env = { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV, LC_ALL: 'C', TZ: 'UTC' }
    return spawn(binary, args, {
      ...home.owner,
      cwd: dirname(home.cluster),
      env,
      detached: true,
      signal,
      stdio: ['ignore', log, log],
    })
  } finally {
    closeSync(log)
  }
}

async function waitUntilReady(
  child: ChildProcess,
  cluster: string,
  { logFile, signal, port }: ServerOptions,
): Promise<void> {
  let failure: Error | null = null
  child.once('error', error => (failure = error))
  child.once(
    'exit',
    () =>
      (failure ??= new Refusal(
        `The embedded Postgres could not start on port ${port}: ${lastLine(logFile)}`,
      )),
  )
  const until = Date.now() + 120_000
  for (;;) {
    if (failure) throw failure
    const found = findPostmaster(cluster)
    if (found?.ready && found.pid === child.pid) return
    if (signal?.aborted || Date.now() > until) {
      if (child.pid) await stopPostmaster(child.pid)
      throw new Refusal(
        signal?.aborted
          ? 'Stopped.'
          : `The embedded Postgres was not ready after two minutes: ${lastLine(logFile)}`,
      )
    }
    await pause()
  }
}

function describe(
  folder: string,
  pid: number,
  port: number,
  how: { reused: boolean; created: boolean },
): PostgresServer {
  const password = readFileSync(join(folder, 'password'), 'utf8').trim()
  return {
    pid,
    port,
    ...how,
    urlOf: database => `postgres://${user}:${password}@127.0.0.1:${port}/${database}`,
    stop: async () => (isAlive(pid) ? stopPostmaster(pid) : undefined),
  }
}

function lastLine(logFile: string): string {
  const lines = readFileSync(logFile, 'utf8').trim().split('\n')
  return lines.findLast(line => /FATAL|error/i.test(line)) ?? lines.at(-1) ?? 'it said nothing'
}

function pause(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 20))
}
