import { Resend } from 'resend'
import { afterEach, expect, test } from 'vitest'
import {
  apiKey,
  from,
  openBench,
  type Received,
  setFaults,
  waitFor,
  waitForEvent,
  webhookSecret,
} from './resend-set-up'

const bench = openBench()
afterEach(() => bench.close())

const letter = { from, to: 'ines@example.com', subject: 'Laponie', text: 'Chère Inès' }
const types = (received: Received[]) => received.map(({ body }) => body.type)
const waitForCount = (received: Received[], count: number) =>
  waitFor(() => (received.length === count ? true : null))

/** Types by the instant of their event: two webhooks on their way at once may overtake each other. */
const typesInOrder = (received: Received[]) =>
  types([...received].sort((a, b) => (a.body.created_at < b.body.created_at ? -1 : 1)))

function verify({ raw, headers }: Received, secret = webhookSecret) {
  return new Resend(apiKey).webhooks.verify({
    payload: raw,
    headers: {
      id: headers['svix-id'] ?? '',
      timestamp: headers['svix-timestamp'] ?? '',
      signature: headers['svix-signature'] ?? '',
    },
    webhookSecret: secret,
  })
}

test('an accepted letter is sent and delivered, and both webhooks bear a signature that the SDK verifies', async () => {
  const { received, webhook } = await bench.listen()
  const { resend } = await bench.start({ webhook })
  const { data } = await resend.emails.send({
    ...letter,
    headers: { 'X-Letter': 'l1' },
    tags: [{ name: 'letter', value: 'l1' }],
  })
  const delivered = await waitForEvent(received, 'email.delivered')
  await waitForEvent(received, 'email.sent')
  expect(verify(delivered)).toMatchObject({
    type: 'email.delivered',
    data: {
      email_id: data?.id,
      from,
      to: ['ines@example.com'],
      subject: 'Laponie',
      tags: { letter: 'l1' },
      headers: [{ name: 'X-Letter', value: 'l1' }],
    },
  })
  expect(() => verify(delivered, `whsec_${Buffer.from('another').toString('base64')}`)).toThrow()
  expect(() => verify({ ...delivered, raw: delivered.raw.replace('ines@', 'paul@') })).toThrow()
  expect((await resend.emails.get(data?.id ?? '')).data?.last_event).toBe('delivered')
})

test('a bounce is told with its kind, and the address is suppressed from then on', async () => {
  const { received, webhook } = await bench.listen()
  const { resend } = await bench.start({ webhook })
  const first = await resend.emails.send({ ...letter, to: 'Paul <bounced+paul@example.com>' })
  const bounced = await waitForEvent(received, 'email.bounced')
  expect(verify(bounced)).toMatchObject({ data: { bounce: { type: 'Permanent', subType: 'General' } } })

  const entry = await resend.suppressions.get('BOUNCED+paul@example.com')
  expect(entry.data).toMatchObject({ origin: 'bounce', source_id: first.data?.id })
  await waitForEvent(received, 'email.sent')
  received.splice(0)
  const second = await resend.emails.send({ ...letter, to: 'bounced+paul@example.com' })
  const suppressed = await waitForEvent(received, 'email.suppressed')
  expect(suppressed.body.data).toMatchObject({
    email_id: second.data?.id,
    suppressed: { type: 'OnAccountSuppressionList', reason: 'previous_bounce' },
  })
  expect(types(received)).toEqual(['email.suppressed'])
  expect((await resend.emails.get(second.data?.id ?? '')).data?.last_event).toBe('suppressed')
})

test('a complaint comes after the delivery and suppresses the address; a delayed letter arrives in the end', async () => {
  const { received, webhook } = await bench.listen()
  const { resend } = await bench.start({ webhook, paceMs: 40 })
  await resend.emails.send({ ...letter, to: 'complained@example.com' })
  await waitForCount(received, 3)
  expect(typesInOrder(received)).toEqual(['email.sent', 'email.delivered', 'email.complained'])
  const listed = await resend.suppressions.list({ origin: 'complaint' })
  expect(listed.data?.data.map(({ email }) => email)).toEqual(['complained@example.com'])

  received.splice(0)
  await resend.emails.send({ ...letter, to: 'delayed@example.com' })
  await waitForCount(received, 3)
  expect(typesInOrder(received)).toEqual(['email.sent', 'email.delivery_delayed', 'email.delivered'])
  received.splice(0)
  await resend.emails.send({ ...letter, to: 'failed@example.com' })
  const failed = await waitForEvent(received, 'email.failed')
  expect(failed.body.data.failed).toHaveProperty('reason')
})

test('each recipient of one letter has a course of their own', async () => {
  const { received, webhook } = await bench.listen()
  const { resend } = await bench.start({ webhook })
  await resend.emails.send({ ...letter, to: ['ines@example.com', 'bounced@example.com'] })
  expect((await waitForEvent(received, 'email.delivered')).body.data.to).toEqual(['ines@example.com'])
  expect((await waitForEvent(received, 'email.bounced')).body.data.to).toEqual(['bounced@example.com'])
})

test('suppressions are added by hand, one or many, found and removed by id or by address', async () => {
  const { resend } = await bench.start()
  const added = await resend.suppressions.add({ email: 'Ines@example.com' })
  expect(added.data?.object).toBe('suppression')
  expect((await resend.suppressions.add({ email: 'ines@example.com' })).data?.id).toBe(added.data?.id)
  expect((await resend.suppressions.get(added.data?.id ?? '')).data).toMatchObject({
    email: 'ines@example.com',
    origin: 'manual',
    source_id: null,
  })
  await resend.suppressions.batch.add({ emails: ['a@example.com', 'b@example.com'] })
  expect((await resend.suppressions.list()).data?.data).toHaveLength(3)
  expect((await resend.suppressions.remove('ines@example.com')).data?.deleted).toBe(true)
  expect((await resend.suppressions.remove('ines@example.com')).error?.name).toBe('not_found')
  await resend.suppressions.batch.remove({ emails: ['a@example.com', 'b@example.com'] })
  expect((await resend.suppressions.list()).data?.data).toEqual([])
})

test('a webhook that was refused comes again under the same id until it is taken', async () => {
  const { received, webhook, calls } = await bench.listen(count => (count <= 2 ? 500 : 200))
  const { resend } = await bench.start({ webhook, webhookBackoffMs: () => 10, paceMs: 60_000 })
  await resend.emails.send(letter)
  const sent = await waitForEvent(received, 'email.sent')
  expect(calls()).toBe(3)
  expect(verify(sent)).toMatchObject({ type: 'email.sent' })
})

test('webhooks can be doubled, dropped and sent last first', async () => {
  const { received, webhook } = await bench.listen()
  const { resend, origin } = await bench.start({ webhook })
  await setFaults(origin, { webhooks: { double: true } })
  await resend.emails.send(letter)
  await waitForCount(received, 4)
  const ids = received.map(({ headers }) => headers['svix-id'])
  expect(new Set(ids).size).toBe(2)

  received.splice(0)
  await setFaults(origin, { webhooks: { double: false, reorder: 2 } })
  await resend.emails.send(letter)
  await waitForCount(received, 2)
  expect(types(received)).toEqual(['email.delivered', 'email.sent'])

  received.splice(0)
  await setFaults(origin, { webhooks: { reorder: 0, drop: true } })
  const { data } = await resend.emails.send(letter)
  await waitFor(async () =>
    (await resend.emails.get(data?.id ?? '')).data?.last_event === 'delivered' ? true : null,
  )
  await setFaults(origin, { webhooks: { drop: false } })
  await resend.emails.send({ ...letter, to: 'failed@example.com' })
  await waitForEvent(received, 'email.failed')
  expect(types(received)).toEqual(['email.failed'])
})
