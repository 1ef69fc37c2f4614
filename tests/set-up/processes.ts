import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt } from '../../scripts/checkout/build.mjs'
import { checkout } from '../../scripts/checkout/folder.mjs'
import { freePort } from '../../scripts/processes/ports'

export type TestProcess = { origin: string; port: number; output: () => string; stop: () => Promise<void> }
export type TestProcessOptions = { databaseUrl: string; port?: number; env?: Record<string, string> }

const running = new Set<TestProcess>()
const started = new Set<number>()

/** Stops what a failed test leaves running, which would keep its database and its port. */
export async function stopProcesses(): Promise<void> {
  await Promise.all([...running].map(process_ => process_.stop()))
}

/**
 * Starts the built web process on a port of its own and waits until it is ready. Several share one club when they are
 * given one `databaseUrl` and one APP_ORIGIN; the latter is then the origin that every POST must name.
 */
export async function startWeb({ databaseUrl, port, env = {} }: TestProcessOptions): Promise<TestProcess> {
  await ensureBuilt()
  const at = port ?? (await ownPort())
  const web = launch('web', at, { ...processEnvironment(databaseUrl, at), ...env })
  await waitFor(web.child, web.output, async () => (await fetch(`http://127.0.0.1:${at}/readyz`)).ok)
  return keep(web, at)
}

/** Starts the built worker and waits until it is at work. */
export async function startWorker({ databaseUrl, env = {} }: TestProcessOptions): Promise<TestProcess> {
  await ensureBuilt()
  const worker = launch('worker', 0, { ...processEnvironment(databaseUrl, 3000), ...env })
  let ready = false
  worker.child.once('message', () => {
    ready = true
  })
  await waitFor(worker.child, worker.output, async () => ready)
  return keep(worker, 0)
}

/** A whole and valid environment for a process under test; its keys are of the right shape and open nothing. */
export function processEnvironment(databaseUrl: string, port: number): Record<string, string> {
  return {
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    APP_ORIGIN: `http://127.0.0.1:${port}`,
    PORT: String(port),
    APP_SECRET: 'a secret for tests that opens nothing at all',
    STRIPE_SECRET_KEY: 'sk_test_000000000000000000000000',
    STRIPE_WEBHOOK_SECRET: 'whsec_00000000000000000000000000000000',
    STRIPE_API_BASE: 'http://127.0.0.1:9',
    RESEND_API_KEY: 're_00000000_000000000000000000000000',
    RESEND_WEBHOOK_SECRET: 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    RESEND_API_BASE: 'http://127.0.0.1:9',
    MAIL_FROM: 'Le Cercle Aurora <cercle@aurora.example>',
    LOG_LEVEL: 'warn',
  }
}

async function ownPort(): Promise<number> {
  // Test files run beside one another, so each worker begins to look at a place of its own, above the ports that the
  // tests of `npm start` name.
  const port = await freePort(22_000 + (process.pid % 200) * 50, started)
  started.add(port)
  return port
}

type Launched = { child: ChildProcess; output: () => string }

function launch(name: string, port: number, env: Record<string, string>): Launched {
  const preload = join(checkout, 'scripts', 'up', 'end-with-parent.cjs')
  const child = spawn(
    process.execPath,
    ['-r', preload, join(checkout, 'build', 'processes', `${name}.mjs`)],
    {
      cwd: checkout,
      env: { NODE_ENV: 'test', PATH: process.env.PATH, PORT: String(port), ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', chunk => {
      said = (said + chunk).slice(-200_000)
    })
  }
  return { child, output: () => said }
}

async function waitFor(
  child: ChildProcess,
  output: () => string,
  isReady: () => Promise<boolean>,
): Promise<void> {
  const until = Date.now() + 60_000
  while (!(await isReady().catch(() => false))) {
    if (child.exitCode !== null) throw new Error(`The process ended with ${child.exitCode}:\n${output()}`)
    if (Date.now() > until) throw new Error(`The process was not ready after a minute:\n${output()}`)
    await new Promise(resolve => setTimeout(resolve, 30))
  }
}

function keep({ child, output }: Launched, port: number): TestProcess {
  const kept: TestProcess = {
    origin: `http://127.0.0.1:${port}`,
    port,
    output,
    stop: async () => {
      running.delete(kept)
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = new Promise(resolve => child.once('close', resolve))
      child.kill('SIGTERM')
      await gone
    },
  }
  running.add(kept)
  return kept
}
