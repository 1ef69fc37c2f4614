import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect, deposit, eventually, openClub, SECRET_KEY, WEBHOOK_SECRET } from './stripe-harness'

let dataDir: string
let child: ChildProcess | undefined
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'connivence-stripe-'))
})
afterAll(() => {
  child?.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

/** Starts the stand-in as a process of its own and waits until it tells its port. */
async function start(): Promise<number> {
  const started = spawn(process.execPath, ['--import', 'tsx', 'scripts/sandbox/stripe/main.ts'], {
    env: {
      ...process.env,
      PORT: '0',
      DATA_DIR: dataDir,
      STRIPE_SECRET_KEY: SECRET_KEY,
      WEBHOOK_SECRET,
      WEBHOOK_URL: 'http://127.0.0.1:9/nobody',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child = started
  let said = ''
  started.stdout.on('data', chunk => {
    said += chunk
  })
  return Number((await eventually(() => /answers at http:\/\/127\.0\.0\.1:(\d+)/.exec(said)))[1])
}

async function kill(): Promise<void> {
  const dying = child
  if (!dying) return
  const gone = new Promise(resolve => dying.once('exit', resolve))
  dying.kill('SIGKILL')
  await gone
}

describe('the stand-in as a process', () => {
  it('loses nothing that it answered when it is killed in the middle of its work', async () => {
    const stripe = connect(await start())
    const session = await stripe.checkout.sessions.create(deposit(), { idempotencyKey: 'before-the-kill' })
    const answered: string[] = []
    const working = Promise.allSettled(
      Array.from({ length: 60 }, async (_, index) => {
        const customer = await stripe.customers.create({ name: `person ${index}` })
        answered.push(customer.id)
      }),
    )
    await eventually(() => answered.length >= 10)
    await kill()
    await working
    const before = [...answered]

    const again = connect(await start())
    const kept: string[] = []
    for await (const customer of again.customers.list({ limit: 100 })) kept.push(customer.id)
    expect(before.filter(id => !kept.includes(id))).toEqual([])
    expect((await again.checkout.sessions.retrieve(session.id)).status).toBe('open')
    const replayed = await again.checkout.sessions.create(deposit(), { idempotencyKey: 'before-the-kill' })
    expect(replayed.id).toBe(session.id)

    const events: string[] = []
    for await (const event of again.events.list({ type: 'customer.created', limit: 100 })) {
      events.push((event.data.object as { id: string }).id)
    }
    expect(events.sort()).toEqual(kept.sort())
    await kill()

    // Whoever listens after the next start gets every event that nobody took before.
    const club = await openClub({ dataDir })
    await eventually(() => club.inbox.events.length >= events.length)
    const heard = new Set(club.inbox.events.map(event => (event.data.object as { id: string }).id))
    expect(kept.filter(id => !heard.has(id))).toEqual([])
    await club.close()
  })
})
