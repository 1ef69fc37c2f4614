import { randomBytes, randomUUID } from 'node:crypto'
import { describeEvent } from './describe-event'
import type { Letter, PostOffice, Step, SuppressionOrigin } from './open-post-office'
import { normaliseAddress } from './parse-address'

export type Deliverer = { wake(): void; close(): void }

/**
 * Carries out the steps of every letter as they fall due, those of a former run first. One step is one line of the
 * journal: the standing, the webhook and the suppression that follow from it are kept together or not at all.
 */
export function runDeliveries(office: PostOffice): Deliverer {
  let timer: NodeJS.Timeout | null = null
  let closed = false

  function wake() {
    if (timer) clearTimeout(timer)
    timer = null
    if (closed) return
    const now = office.now()
    const due = office.steps.values().sort((a, b) => a.dueAt - b.dueAt)
    for (const step of due) if (step.dueAt <= now) takeStep(office, step)
    const next = due.find(step => step.dueAt > now)
    if (next) timer = setTimeout(wake, Math.min(next.dueAt - now, 60_000))
  }

  wake()
  return {
    wake,
    close() {
      closed = true
      if (timer) clearTimeout(timer)
    },
  }
}

function takeStep(office: PostOffice, step: Step) {
  const letter = office.letters.get(step.emailId)
  if (!letter) throw new Error(`The step ${step.id} belongs to no letter.`)
  const at = new Date(office.now()).toISOString()
  const former = office.standings.get(step.emailId)
  office.standings.put(step.emailId, {
    lastEvent: step.type,
    events: [...(former?.events ?? []), { type: step.type, at, to: step.to }],
  })
  office.webhooks.enqueue({
    id: `msg_${randomBytes(14).toString('hex')}`,
    type: `email.${step.type}`,
    body: JSON.stringify(
      describeEvent(letter, step, at, address => office.suppressions.get(normaliseAddress(address))),
    ),
  })
  if (step.type === 'bounced') suppressAll(office, step, letter, 'bounce')
  if (step.type === 'complained') suppressAll(office, step, letter, 'complaint')
  office.steps.remove(step.id)
}

function suppressAll(office: PostOffice, step: Step, letter: Letter, origin: SuppressionOrigin) {
  for (const recipient of step.to) suppress(office, recipient, origin, letter.id)
}

/** Puts an address on the suppression list; one that is there already keeps its first entry. */
export function suppress(
  office: PostOffice,
  recipient: string,
  origin: SuppressionOrigin,
  sourceId: string | null,
) {
  const email = normaliseAddress(recipient)
  const former = office.suppressions.get(email)
  if (former) return former
  const createdAt = new Date(office.now()).toISOString()
  const suppression = { id: randomUUID(), email, origin, sourceId, createdAt }
  office.suppressions.put(email, suppression)
  return suppression
}
