import { createHash } from 'node:crypto'
import type { DatabaseOrTx } from '~db/client'
import { readClock } from '~db/locks'
import { reachOf } from '../audience/policy'
import type { Reach } from '../audience/types'
import { readEventForStaff } from '../events/queries.server'
import type { StaffEvent } from '../events/types'
import type { Actor } from '../kernel/actor'
import { readWritingFactsOf } from '../permission/queries.server'
import { type BuiltLetter, buildInvitationLetter } from './build-invitation-letter'
import { loadRecipients, type WaveRecipient, type WaveRow } from './store.server'
import { obstaclesOf, type WaveObstacle } from './wave-policy'

export type PreparedLetter = WaveRecipient & { letter: BuiltLetter; reach: Reach }

/** A draft wave as it would leave now: every letter built, every obstacle known. */
export type PreparedWave = {
  event: StaffEvent
  letters: PreparedLetter[]
  obstacles: WaveObstacle[]
  /** Changes when anything that someone will read changes, or who will read it; the sending asks that staff saw this. */
  mark: string
}

/** Builds the letters of a draft wave. The page shows this and the sending sends this. */
export async function prepareWave(db: DatabaseOrTx, actor: Actor, wave: WaveRow): Promise<PreparedWave> {
  const event = await readEventForStaff(db, actor, wave.eventId)
  if (event === null) throw new Error('a wave without an event')
  const recipients = await loadRecipients(db, wave)
  const now = await readClock(db)
  const personIds = recipients.map(({ recipient }) => recipient.personId)
  const facts = await readWritingFactsOf(db, personIds, wave.brandId, 'email')
  const letters = recipients.map(each => {
    const known = facts.get(each.recipient.personId)
    if (!known) throw new Error(`no writing facts of person ${each.recipient.personId}`)
    const letter = buildInvitationLetter({ ...each, event, words: wave.words })
    return { ...each, letter, reach: reachOf(known, now, event.replyClosesAt) }
  })
  const asked = letters.map(({ recipient, letter, reach }) => ({
    locale: recipient.locale,
    missing: letter.missing,
    reach,
  }))
  const obstacles = obstaclesOf({ event, words: wave.words, recipients: asked, now })
  return { event, letters, obstacles, mark: markOf(letters) }
}

function markOf(letters: readonly PreparedLetter[]): string {
  const told = letters.map(({ invitationId, letter }) => [invitationId, letter.content])
  return createHash('sha256').update(JSON.stringify(told)).digest('base64url').slice(0, 22)
}
