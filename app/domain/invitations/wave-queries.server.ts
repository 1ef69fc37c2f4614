import { sql } from 'kysely'
import type { Locale } from '~/shared/copy'
import type { Database } from '~db/client'
import type { Reach } from '../audience/types'
import { worksForBrand } from '../brands/scope.server'
import { readEventForStaff } from '../events/queries.server'
import type { StaffEvent } from '../events/types'
import type { Actor } from '../kernel/actor'
import { isUuid } from '../kernel/uuid'
import type { MergeField } from './merge'
import { prepareWave } from './prepare-wave.server'
import { loadWave, type WaveRow } from './store.server'
import type { InvitationState, WaveState, WaveWords } from './types'
import type { WaveObstacle } from './wave-policy'

export type WaveLine = {
  id: string
  state: WaveState
  createdAt: Date
  sentAt: Date | null
  people: number
  subject: Record<Locale, string>
}

/** The waves of an event, the newest first, for those who do its brand's work. */
export async function listWaves(db: Database, actor: Actor, eventId: string): Promise<WaveLine[]> {
  if (!isUuid(eventId)) return []
  const rows = await db
    .selectFrom('waves as w')
    .innerJoin('events as e', 'e.id', 'w.event_id')
    .select(['w.id', 'w.state', 'w.created_at', 'w.sent_at', 'w.subject_fr', 'w.subject_en'])
    .select(eb =>
      eb
        .selectFrom('invitations as i')
        .whereRef('i.wave_id', '=', 'w.id')
        .select(sql<number>`count(*)::integer`.as('people'))
        .as('people'),
    )
    .where('w.event_id', '=', eventId)
    .where(worksForBrand(actor, 'e.brand_id'))
    .orderBy('w.created_at', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id,
    state: row.state as WaveState,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    people: row.people ?? 0,
    subject: { fr: row.subject_fr, en: row.subject_en },
  }))
}

export type WavePerson = { invitationId: string; personId: string; name: string; locale: Locale }
export type DraftPerson = WavePerson & { missing: MergeField[]; reach: Reach }
export type SentPerson = WavePerson & {
  state: InvitationState
  letterState: string
  heldUntil: Date | null
  openedAt: Date | null
}

export type WavePage = { id: string; event: StaffEvent; words: WaveWords } & (
  | { state: 'draft'; people: DraftPerson[]; obstacles: WaveObstacle[]; mark: string }
  | { state: 'sent'; people: SentPerson[]; sentAt: Date }
)

/** A wave of this event as its page shows it: before it leaves, as it would leave now; afterwards, where each letter is. */
export async function readWave(
  db: Database,
  actor: Actor,
  asked: { eventId: string; waveId: string },
): Promise<WavePage | null> {
  const wave = await loadWave(db, actor, asked.waveId)
  if (wave === null || wave.eventId !== asked.eventId) return null
  const { id, words } = wave
  if (wave.state === 'sent' && wave.sentAt !== null) {
    const event = await readEventForStaff(db, actor, wave.eventId)
    if (event === null) return null
    return { id, event, words, state: 'sent', sentAt: wave.sentAt, people: await listSent(db, wave) }
  }
  const { event, letters, obstacles, mark } = await prepareWave(db, actor, wave)
  const people = letters.map(({ invitationId, recipient, letter, reach }) => ({
    invitationId,
    personId: recipient.personId,
    name: nameOf(recipient.givenName, recipient.familyName),
    locale: recipient.locale,
    missing: letter.missing,
    reach,
  }))
  return { id, event, words, state: 'draft', people, obstacles, mark }
}

async function listSent(db: Database, wave: WaveRow): Promise<SentPerson[]> {
  const rows = await db
    .selectFrom('invitations as i')
    .innerJoin('persons as p', 'p.id', 'i.person_id')
    .leftJoin('letters as l', join =>
      join.onRef('l.invitation_id', '=', 'i.id').on('l.kind', '=', 'invitation'),
    )
    .select([
      'i.id',
      'i.state',
      'i.opened_at',
      'p.id as person_id',
      'p.given_name',
      'p.family_name',
      'p.locale',
    ])
    .select(['l.state as letter_state', 'l.held_until'])
    .where('i.wave_id', '=', wave.id)
    .orderBy(sql`lower(p.family_name)`)
    .orderBy(sql`lower(p.given_name)`)
    .orderBy('i.id')
    .execute()
  return rows.map(row => ({
    invitationId: row.id,
    personId: row.person_id,
    name: nameOf(row.given_name, row.family_name),
    locale: row.locale === 'en' ? 'en' : 'fr',
    state: row.state as InvitationState,
    letterState: row.letter_state ?? 'withdrawn',
    heldUntil: row.held_until,
    openedAt: row.opened_at,
  }))
}

export function nameOf(givenName: string, familyName: string): string {
  return [givenName, familyName].filter(name => name !== '').join(' ')
}
