import { randomBytes } from 'node:crypto'
import type { Collection } from './journal'

export type DeliveryAttempt = { at: string; status: number | null; error: string | null }

export type DeliveryState = 'waiting' | 'held' | 'delivered' | 'dropped' | 'given-up'

/** One message on its way to one address. A message sent twice has two deliveries. Instants are epoch milliseconds. */
export type Delivery = {
  id: string
  /** Id of the message (an event) that the body carries. */
  messageId: string
  type: string
  url: string
  body: string
  state: DeliveryState
  createdAt: number
  dueAt: number
  /** Not attempted before this other delivery has been attempted once. */
  after: string | null
  attemptCount: number
  /** The latest, oldest first. */
  attempts: DeliveryAttempt[]
}

/** What goes wrong with deliveries made from now on, until set otherwise. `reorder` of k holds k and sends them last first. */
export type WebhookModes = { double: boolean; delayMs: number; reorder: number; drop: boolean }

export type WebhookOptions = {
  deliveries: Collection<Delivery>
  modes: Collection<WebhookModes>
  /** Null when nobody listens: then nothing is queued. Deliveries left over from a former start go to the present address. */
  url: string | null
  /** Headers of one attempt, signature included; called afresh for each. */
  sign(delivery: Delivery, sentAt: Date): Record<string, string>
  /** Waits for the journal, so that no delivery leaves before its cause is on the disk. */
  settled(): Promise<void>
  /** Pause before the next attempt, given how many have failed (1 or more); null gives up. */
  backoffMs?(failed: number): number | null
  timeoutMs?: number
}

export type Webhooks = {
  enqueue(message: { id: string; type: string; body: string }): void
  /** Sends the message once more, now. False when it was never queued. */
  resend(messageId: string): boolean
  /** Sends the message twice more at the same moment, and true when it exists. */
  double(messageId: string): boolean
  /** Sends the message once more after a pause. */
  delay(messageId: string, ms: number): boolean
  /** Oldest first. */
  list(): Delivery[]
  modes(): WebhookModes
  setModes(changes: Partial<WebhookModes>): WebhookModes
  /** Stops sending, cutting what is in flight; what nobody took is sent after the next start. */
  close(): Promise<void>
}

const NO_MODES: WebhookModes = { double: false, delayMs: 0, reorder: 0, drop: false }
const ATTEMPTS_KEPT = 20
const IN_FLIGHT_AT_MOST = 8
const THREE_DAYS_OF_HOURS = 72 + 8

/** Doubles from one second up to an hour, and gives up after about three days. */
export function patientBackoffMs(failed: number): number | null {
  return failed > THREE_DAYS_OF_HOURS ? null : Math.min(1000 * 2 ** (failed - 1), 3_600_000)
}

/** Opens the queue over its persisted deliveries and goes on with those that are due. */
export function openWebhooks(options: WebhookOptions): Webhooks {
  const { deliveries, modes: modeStore, url } = options
  const backoffMs = options.backoffMs ?? patientBackoffMs
  const inFlight = new Map<string, Promise<void>>()
  const waiting = new Map<string, Delivery>()
  let timer: NodeJS.Timeout | null = null
  const closing = new AbortController()

  const modes = () => modeStore.get('current') ?? NO_MODES

  function save(delivery: Delivery) {
    deliveries.put(delivery.id, delivery)
    noteWaiting(delivery)
  }

  function noteWaiting(delivery: Delivery) {
    if (delivery.state === 'waiting') waiting.set(delivery.id, delivery)
    else waiting.delete(delivery.id)
  }

  function create(
    message: { id: string; type: string; body: string },
    changes: Partial<Delivery> = {},
  ): Delivery | null {
    if (!url) return null
    const now = Date.now()
    const delivery: Delivery = {
      id: `dlv_${randomBytes(12).toString('hex')}`,
      messageId: message.id,
      type: message.type,
      url,
      body: message.body,
      state: 'waiting',
      createdAt: now,
      dueAt: now,
      after: null,
      attemptCount: 0,
      attempts: [],
      ...changes,
    }
    save(delivery)
    return delivery
  }

  function copy(messageId: string, count: number, delayMs = 0): boolean {
    const former = deliveries.values().find(delivery => delivery.messageId === messageId)
    if (!former) return false
    const message = { id: messageId, type: former.type, body: former.body }
    for (let made = 0; made < count; made++) create(message, { dueAt: Date.now() + delayMs })
    wake()
    return true
  }

  function releaseHeld(atLeast: number) {
    const held = deliveries.values().filter(delivery => delivery.state === 'held')
    if (held.length === 0 || held.length < atLeast) return
    let before: string | null = null
    for (const delivery of held.reverse()) {
      save({ ...delivery, state: 'waiting', dueAt: Date.now(), after: before })
      before = delivery.id
    }
  }

  function ready(delivery: Delivery): boolean {
    if (inFlight.has(delivery.id)) return false
    const before = delivery.after === null ? undefined : deliveries.get(delivery.after)
    return !before || before.attemptCount > 0
  }

  function wake() {
    if (timer) clearTimeout(timer)
    timer = null
    if (closing.signal.aborted || !url) return
    const now = Date.now()
    let next = Number.POSITIVE_INFINITY
    for (const delivery of waiting.values()) {
      if (!ready(delivery)) continue
      if (delivery.dueAt > now) next = Math.min(next, delivery.dueAt)
      else if (inFlight.size < IN_FLIGHT_AT_MOST) launch(delivery)
    }
    if (next < Number.POSITIVE_INFINITY) timer = setTimeout(wake, Math.min(next - now, 2_000_000_000))
  }

  function launch(delivery: Delivery) {
    const work = attempt(delivery).finally(() => {
      inFlight.delete(delivery.id)
      wake()
    })
    inFlight.set(delivery.id, work)
  }

  async function attempt(delivery: Delivery) {
    await options.settled()
    const sentAt = new Date()
    const outcome = await post(delivery, url ?? delivery.url, sentAt)
    const delivered = outcome.status !== null && outcome.status >= 200 && outcome.status < 300
    const attemptCount = delivery.attemptCount + 1
    const pause = delivered ? null : backoffMs(attemptCount)
    save({
      ...delivery,
      url: url ?? delivery.url,
      state: delivered ? 'delivered' : pause === null ? 'given-up' : 'waiting',
      dueAt: pause === null ? delivery.dueAt : Date.now() + pause,
      attemptCount,
      attempts: [...delivery.attempts, { at: sentAt.toISOString(), ...outcome }].slice(-ATTEMPTS_KEPT),
    })
  }

  async function post(
    delivery: Delivery,
    address: string,
    sentAt: Date,
  ): Promise<{ status: number | null; error: string | null }> {
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: options.sign(delivery, sentAt),
        body: delivery.body,
        redirect: 'manual',
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(options.timeoutMs ?? 20_000)]),
      })
      await response.arrayBuffer()
      return { status: response.status, error: null }
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
      return { status: null, error: cause instanceof Error ? cause.message || cause.name : String(cause) }
    }
  }

  for (const delivery of deliveries.values()) noteWaiting(delivery)
  wake()
  return {
    enqueue(message) {
      const { double, delayMs, reorder, drop } = modes()
      const state: DeliveryState = drop ? 'dropped' : reorder > 0 ? 'held' : 'waiting'
      for (let made = 0; made < (double ? 2 : 1); made++)
        create(message, { state, dueAt: Date.now() + delayMs })
      if (reorder > 0) releaseHeld(reorder)
      wake()
    },
    resend: messageId => copy(messageId, 1),
    double: messageId => copy(messageId, 2),
    delay: (messageId, ms) => copy(messageId, 1, ms),
    list: () => deliveries.values(),
    modes,
    setModes(changes) {
      const next = { ...modes(), ...changes }
      modeStore.put('current', next)
      if (next.reorder === 0) releaseHeld(0)
      wake()
      return next
    },
    async close() {
      closing.abort()
      if (timer) clearTimeout(timer)
      await Promise.all(inFlight.values())
    },
  }
}
