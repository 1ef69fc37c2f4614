import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Resend } from 'resend'
import { afterEach, expect, test } from 'vitest'
import {
  apiKey,
  from,
  openBench,
  readMessages,
  setFaults,
  waitFor,
  waitForEvent,
  webhookSecret,
} from './resend-set-up'

const bench = openBench()
afterEach(() => bench.close())

const letter = { from, to: 'ines@example.com', subject: 'Laponie', text: 'Chère Inès' }
const program = fileURLToPath(new URL('../../../scripts/sandbox/resend/main.ts', import.meta.url))

test('the next calls fail as they were told to, and no more than those', async () => {
  const { resend, origin } = await bench.start()
  await setFaults(origin, {
    faults: [
      { route: 'POST /emails', kind: 429 },
      { route: 'POST /emails', kind: 500, times: 2 },
    ],
  })
  const outcomes: (number | null | undefined)[] = []
  for (let at = 0; at < 4; at++) outcomes.push((await resend.emails.send(letter)).error?.statusCode)
  expect(outcomes).toEqual([429, 500, 500, undefined])
  expect(await readMessages(origin)).toHaveLength(1)
})

test('a call cut before acceptance sends nothing; cut after, its key gives back the letter that was sent', async () => {
  const { resend, origin } = await bench.start()
  const options = { idempotencyKey: 'letter-1' }
  await setFaults(origin, { faults: [{ route: 'POST /emails', kind: 'timeout-before' }] })
  expect((await resend.emails.send(letter, options)).error).toMatchObject({
    name: 'application_error',
    statusCode: null,
  })
  expect(await readMessages(origin)).toHaveLength(0)

  await setFaults(origin, { faults: [{ route: 'POST /emails', kind: 'timeout-after' }] })
  expect((await resend.emails.send(letter, options)).error?.statusCode).toBeNull()
  const [message] = await readMessages(origin)
  const again = await resend.emails.send(letter, options)
  expect(again.data?.id).toBe(message?.id)
  expect(await readMessages(origin)).toHaveLength(1)
})

test('an unknown fault or route is refused and sets nothing', async () => {
  const { origin } = await bench.start()
  await expect(setFaults(origin, { faults: [{ kind: 'fire' }] })).rejects.toThrow('kind')
  await expect(
    setFaults(origin, { faults: [{ kind: 500 }, { kind: 500, route: 'POST /x' }] }),
  ).rejects.toThrow('route')
  await expect(setFaults(origin, { webhooks: { treble: true } })).rejects.toThrow('treble')
  const state = await (await fetch(`${origin}/sandbox/faults`)).json()
  expect(state).toMatchObject({ faults: [] })
})

test('a delivery is sent again from the page, and a form of another origin is turned away', async () => {
  const { received, webhook } = await bench.listen()
  const { resend, origin } = await bench.start({ webhook, paceMs: 60_000 })
  await resend.emails.send(letter)
  const sent = await waitForEvent(received, 'email.sent')
  const id = sent.headers['svix-id'] ?? ''
  const page = await fetch(`${origin}/sandbox`)
  expect(page.headers.get('referrer-policy')).toBe('same-origin')
  expect(await page.text()).toContain(`action="/sandbox/deliveries/${id}/resend"`)

  const press = (act: string, from: string) =>
    fetch(`${origin}/sandbox/deliveries/${id}/${act}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: from, 'content-type': 'application/x-www-form-urlencoded' },
    })
  expect((await press('double', 'http://elsewhere.example')).status).toBe(403)
  expect((await press('double', origin)).status).toBe(303)
  await waitFor(() => (received.length === 3 ? true : null))
  expect(new Set(received.map(({ headers }) => headers['svix-id'])).size).toBe(1)
})

test('after a SIGKILL nothing that was answered is lost, and what was on its way arrives', async () => {
  const { received, webhook, calls } = await bench.listen(count => (count === 1 ? 503 : 200))
  const dataDir = bench.makeDataDir()
  const start = async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', program], {
      env: {
        NODE_ENV: 'test',
        PORT: '0',
        DATA_DIR: dataDir,
        RESEND_API_KEY: apiKey,
        SENDER_DOMAINS: 'club.example, other.example',
        WEBHOOK_URL: webhook.url,
        WEBHOOK_SECRET: webhookSecret,
        RATE_PER_SECOND: '100',
      },
    })
    let said = ''
    child.stdout.on('data', chunk => {
      said += String(chunk)
    })
    const origin = await waitFor(() => /listens on (\S+),/.exec(said)?.[1])
    return { child, origin, resend: new Resend(apiKey, { baseUrl: origin }) }
  }
  const first = await start()
  const options = { idempotencyKey: 'letter-1' }
  const sent = await first.resend.emails.send(letter, options)
  await first.resend.suppressions.add({ email: 'paul@example.com' })
  await waitFor(() => (calls() > 0 ? true : null))
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')

  const second = await start()
  try {
    expect((await second.resend.emails.send(letter, options)).data).toEqual(sent.data)
    expect((await second.resend.suppressions.get('paul@example.com')).error).toBeNull()
    expect(await readMessages(second.origin)).toHaveLength(1)
    await waitForEvent(received, 'email.sent')
    await waitForEvent(received, 'email.delivered')
  } finally {
    second.child.kill('SIGTERM')
    await once(second.child, 'exit')
  }
})

test('without a folder or a key the process says so in one sentence and stops', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', program], { env: { NODE_ENV: 'test' } })
  let said = ''
  child.stderr.on('data', chunk => {
    said += String(chunk)
  })
  const [code] = await once(child, 'exit')
  expect(code).toBe(1)
  expect(said.trim()).toBe('DATA_DIR must name a folder that this process may write to.')
})
