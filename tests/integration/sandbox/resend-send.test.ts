import { Resend } from 'resend'
import { afterEach, expect, test } from 'vitest'
import { apiKey, from, openBench, readMessages, setFaults } from './resend-set-up'

const bench = openBench()
afterEach(() => bench.close())

const letter = { from, to: 'ines@example.com', subject: 'Laponie', html: '<p>Chère Inès</p>' }

test('a letter is accepted, can be fetched, and is in the inbox as it was sent', async () => {
  const { resend, origin } = await bench.start()
  const sent = await resend.emails.send({
    ...letter,
    to: ['Inès <ines@example.com>'],
    cc: 'hote@club.example',
    replyTo: ['camille@club.example'],
    text: 'Chère Inès',
    headers: { 'X-Letter': 'l1' },
    tags: [{ name: 'letter', value: 'l_1' }],
    attachments: [{ filename: 'laponie.ics', content: Buffer.from('BEGIN:VCALENDAR') }],
  })
  expect(sent.error).toBeNull()
  const id = sent.data?.id ?? ''
  const fetched = await resend.emails.get(id)
  expect(fetched.data).toMatchObject({
    object: 'email',
    id,
    to: ['Inès <ines@example.com>'],
    cc: ['hote@club.example'],
    bcc: null,
    reply_to: ['camille@club.example'],
    subject: 'Laponie',
    html: '<p>Chère Inès</p>',
    text: 'Chère Inès',
    tags: [{ name: 'letter', value: 'l_1' }],
    scheduled_at: null,
  })
  const [message] = await readMessages(origin, '?to=INES@example.com')
  expect(message).toMatchObject({ id, headers: { 'X-Letter': 'l1' }, subject: 'Laponie' })
  expect(message?.attachments[0]?.filename).toBe('laponie.ics')

  const files = await resend.emails.attachments.list({ emailId: id })
  const file = files.data?.data[0]
  expect(file).toMatchObject({ filename: 'laponie.ics', content_type: 'text/calendar', size: 15 })
  const download = await fetch(file?.download_url ?? '')
  expect(await download.text()).toBe('BEGIN:VCALENDAR')
})

test('a missing key, another key and an unknown sender are refused in Resend’s words', async () => {
  const { resend, origin } = await bench.start()
  const keyless = await fetch(`${origin}/emails`)
  expect(await keyless.json()).toMatchObject({ statusCode: 401, name: 'missing_api_key' })
  const stranger = await new Resend('re_other', { baseUrl: origin }).emails.send(letter)
  expect(stranger.error).toMatchObject({ statusCode: 403, name: 'invalid_api_key' })
  const unverified = await resend.emails.send({ ...letter, from: 'Maison <maison@elsewhere.example>' })
  expect(unverified.error).toMatchObject({ statusCode: 403, name: 'validation_error' })
  expect(unverified.error?.message).toContain('The elsewhere.example domain is not verified')
  expect(await readMessages(origin)).toHaveLength(0)
})

test('an unknown route, method, field or query parameter is an error', async () => {
  const { origin } = await bench.start()
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' }
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${origin}${path}`, { method, headers, body: JSON.stringify(body) })
    return [response.status, ((await response.json()) as { name: string }).name]
  }
  expect(await call('GET', '/domains')).toEqual([404, 'not_found'])
  expect(await call('POST', '/emails/', letter)).toEqual([404, 'not_found'])
  expect(await call('PUT', '/emails', letter)).toEqual([405, 'method_not_allowed'])
  expect(await call('POST', '/emails', { ...letter, replyTo: 'a@b.example' })).toEqual([
    422,
    'validation_error',
  ])
  expect(await call('GET', '/emails?page=2')).toEqual([422, 'validation_error'])
  expect(await call('GET', '/emails?limit=101')).toEqual([422, 'validation_error'])
  expect(await call('GET', '/emails/not-a-uuid')).toEqual([422, 'validation_error'])
  expect(await call('GET', '/emails/00000000-0000-4000-8000-000000000000')).toEqual([404, 'not_found'])
  const broken = await fetch(`${origin}/emails`, { method: 'POST', headers, body: '{' })
  expect(broken.status).toBe(400)
})

test('the list runs from newest to oldest and pages both ways', async () => {
  const { resend } = await bench.start()
  const ids: string[] = []
  for (let at = 0; at < 5; at++) ids.unshift((await resend.emails.send(letter)).data?.id ?? '')
  const read = async (options: Parameters<typeof resend.emails.list>[0]) => {
    const { data } = await resend.emails.list(options)
    return { ids: data?.data.map(({ id }) => id), more: data?.has_more }
  }
  expect(await read({ limit: 2 })).toEqual({ ids: ids.slice(0, 2), more: true })
  expect(await read({ limit: 3, after: ids[1] ?? '' })).toEqual({ ids: ids.slice(2), more: false })
  expect(await read({ limit: 2, before: ids[4] ?? '' })).toEqual({ ids: ids.slice(2, 4), more: true })
})

test('a strict batch with one bad letter sends none', async () => {
  const { resend, origin } = await bench.start()
  const answer = await resend.batch.send([letter, { ...letter, to: 'nobody' }])
  expect(answer.error).toMatchObject({ statusCode: 422, name: 'validation_error' })
  expect(await readMessages(origin)).toHaveLength(0)
  const sound = await resend.batch.send([letter, { ...letter, to: 'paul@example.com' }])
  expect(sound.data?.data).toHaveLength(2)
  expect(await readMessages(origin, '?to=paul@example.com')).toHaveLength(1)
})

test('a permissive batch sends the sound letters and names the place of the others', async () => {
  const { resend, origin } = await bench.start()
  const unverified = { ...letter, from: 'a@elsewhere.example' }
  const answer = await resend.batch.send([unverified, letter, { ...letter, to: 'nobody' }], {
    batchValidation: 'permissive',
  })
  expect(answer.data?.data).toHaveLength(1)
  expect(answer.data?.errors.map(({ index }) => index)).toEqual([0, 2])
  expect(answer.data?.errors[0]?.message).toContain('not verified')
  expect(await readMessages(origin)).toHaveLength(1)
})

test('a batch takes 100 letters and no more, without attachments or schedule', async () => {
  const { resend, origin } = await bench.start()
  expect((await resend.batch.send(Array(101).fill(letter))).error?.statusCode).toBe(422)
  const attached = { ...letter, attachments: [{ filename: 'a.txt', content: 'YQ==' }] }
  expect((await resend.batch.send([attached])).error?.message).toContain('attachments')
  const scheduled = { ...letter, scheduledAt: '2030-01-01T10:00:00Z' }
  expect((await resend.batch.send([scheduled])).error?.message).toContain('scheduled_at')
  expect(await readMessages(origin)).toHaveLength(0)
  expect((await resend.batch.send(Array(100).fill(letter))).data?.data).toHaveLength(100)
})

test('the same key sends once and answers the same; another body under it is refused', async () => {
  const { resend, origin } = await bench.start()
  const options = { idempotencyKey: 'letter-1' }
  const first = await resend.emails.send(letter, options)
  const again = await resend.emails.send(letter, options)
  expect(again.data).toEqual(first.data)
  const other = await resend.emails.send({ ...letter, subject: 'Autre' }, options)
  expect(other.error).toMatchObject({ statusCode: 409, name: 'invalid_idempotent_request' })
  const asBatch = await resend.batch.send([letter], options)
  expect(asBatch.error).toMatchObject({ statusCode: 409, name: 'invalid_idempotent_request' })
  expect(await readMessages(origin)).toHaveLength(1)

  const batch = [letter, { ...letter, to: 'paul@example.com' }]
  const sent = await resend.batch.send(batch, { idempotencyKey: 'wave-1' })
  const repeated = await resend.batch.send(batch, { idempotencyKey: 'wave-1' })
  expect(repeated.data).toEqual(sent.data)
  expect(await readMessages(origin)).toHaveLength(3)
})

test('a key is free again after 24 hours, and a refused request never takes it', async () => {
  let now = Date.parse('2026-03-01T10:00:00Z')
  const { resend, origin } = await bench.start({ now: () => now })
  const options = { idempotencyKey: 'k' }
  expect((await resend.emails.send({ ...letter, to: 'nobody' }, options)).error?.statusCode).toBe(422)
  const first = await resend.emails.send(letter, options)
  expect(first.error).toBeNull()
  now += 24 * 3_600_000 - 1000
  expect((await resend.emails.send(letter, options)).data).toEqual(first.data)
  now += 2000
  expect((await resend.emails.send(letter, options)).data?.id).not.toBe(first.data?.id)
  expect(await readMessages(origin)).toHaveLength(2)
})

test('a key of 257 characters is refused, and one in progress answers 409 to a second caller', async () => {
  const { resend, origin } = await bench.start()
  const long = await resend.emails.send(letter, { idempotencyKey: 'k'.repeat(257) })
  expect(long.error).toMatchObject({ statusCode: 400, name: 'invalid_idempotency_key' })
  await setFaults(origin, { faults: [{ route: 'POST /emails', kind: 'slow', ms: 300 }] })
  const answers = await Promise.all([1, 2].map(() => resend.emails.send(letter, { idempotencyKey: 'twice' })))
  expect(answers.map(({ error }) => error?.name ?? 'sent').sort()).toEqual([
    'concurrent_idempotent_requests',
    'sent',
  ])
  expect(await readMessages(origin)).toHaveLength(1)
})

test('the third call within a second is refused with the headers that say when to come back', async () => {
  let now = Date.parse('2026-03-01T10:00:00Z')
  const { resend } = await bench.start({ ratePerSecond: 2, now: () => now })
  const first = await resend.emails.send(letter)
  expect(first.headers).toMatchObject({ 'ratelimit-limit': '2', 'ratelimit-remaining': '1' })
  expect(first.headers?.['retry-after']).toBeUndefined()
  await resend.emails.list()
  const third = await resend.emails.send(letter)
  expect(third.error).toMatchObject({ statusCode: 429, name: 'rate_limit_exceeded' })
  expect(third.headers).toMatchObject({
    'ratelimit-remaining': '0',
    'retry-after': '1',
    'ratelimit-reset': '1',
  })
  now += 1000
  expect((await resend.emails.send(letter)).error).toBeNull()
})
