import { sql } from 'kysely'
import type { DatabaseOrTx, Tx } from '~db/client'
import type { Civility, Standing } from '../accounts/types'
import { type ChoiceCriterion, choiceCriteria } from '../audience/types'
import { worksForBrand } from '../brands/scope.server'
import type { Actor } from '../kernel/actor'
import { isUuid } from '../kernel/uuid'
import { REMOVED_VALUE } from '../profile/purposes'
import type { GivenFact, InvitationState, Recipient, WaveState, WaveWords, WhyEntry } from './types'

export type WaveRow = {
  id: string
  eventId: string
  brandId: string
  state: WaveState
  sentAt: Date | null
  words: WaveWords
}

/** A wave, for those who do its brand's work. */
export async function loadWave(db: DatabaseOrTx, actor: Actor, waveId: string): Promise<WaveRow | null> {
  if (!isUuid(waveId)) return null
  const row = await db
    .selectFrom('waves as w')
    .innerJoin('events as e', 'e.id', 'w.event_id')
    .select(['w.id', 'w.event_id', 'e.brand_id', 'w.state', 'w.sent_at'])
    .select(['w.subject_fr', 'w.subject_en', 'w.body_fr', 'w.body_en', 'w.sender_name', 'w.sender_title'])
    .where('w.id', '=', waveId)
    .where(worksForBrand(actor, 'e.brand_id'))
    .executeTakeFirst()
  if (!row) return null
  const words = {
    subject: { fr: row.subject_fr, en: row.subject_en },
    body: { fr: row.body_fr, en: row.body_en },
    senderName: row.sender_name,
    senderTitle: row.sender_title,
  }
  const state = row.state as WaveState
  return { id: row.id, eventId: row.event_id, brandId: row.brand_id, state, sentAt: row.sent_at, words }
}

/** Someone in a wave, with what their letter needs. `permission` is the one in force now, null once withdrawn. */
export type WaveRecipient = {
  invitationId: string
  state: InvitationState
  tokenGeneration: number
  recipient: Recipient
  permission: { id: string; grantedOn: string; source: string } | null
  facts: GivenFact[]
  chosenBy: ChoiceCriterion[]
}

/** Everyone in a wave, by name. */
export async function loadRecipients(
  db: DatabaseOrTx,
  wave: Pick<WaveRow, 'id' | 'brandId'>,
): Promise<WaveRecipient[]> {
  const rows = await db
    .selectFrom('invitations as i')
    .innerJoin('persons as p', 'p.id', 'i.person_id')
    .leftJoin('permissions as g', join =>
      join
        .onRef('g.person_id', '=', 'p.id')
        .on('g.brand_id', '=', wave.brandId)
        .on('g.purpose', '=', 'invitations')
        .on('g.channel', '=', 'email')
        .on('g.withdrawn_at', 'is', null),
    )
    .select(['i.id', 'i.state', 'i.token_generation', 'i.why'])
    .select(['p.id as person_id', 'p.given_name', 'p.family_name', 'p.civility', 'p.locale', 'p.standing'])
    .select(['g.id as permission_id', 'g.granted_on', 'g.source'])
    .where('i.wave_id', '=', wave.id)
    .orderBy(sql`lower(p.family_name)`)
    .orderBy(sql`lower(p.given_name)`)
    .orderBy('i.id')
    .execute()
  const facts = await loadFacts(
    db,
    wave.brandId,
    rows.map(row => row.person_id),
  )
  return rows.map(row => ({
    invitationId: row.id,
    state: row.state as InvitationState,
    tokenGeneration: row.token_generation,
    recipient: {
      personId: row.person_id,
      givenName: row.given_name,
      familyName: row.family_name,
      civility: row.civility as Civility | null,
      locale: row.locale === 'en' ? 'en' : 'fr',
      standing: row.standing as Standing,
    },
    permission:
      row.permission_id === null || row.granted_on === null || row.source === null
        ? null
        : { id: row.permission_id, grantedOn: row.granted_on, source: row.source },
    facts: facts.get(row.person_id) ?? [],
    chosenBy: readCriteria(row.why),
  }))
}

async function loadFacts(
  db: DatabaseOrTx,
  brandId: string,
  personIds: string[],
): Promise<Map<string, GivenFact[]>> {
  if (personIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('facts')
    .select(['person_id', 'kind', 'value', 'source', 'given_on'])
    .where('brand_id', '=', brandId)
    .where('person_id', '=', sql<string>`any(${personIds}::uuid[])`)
    .where('superseded_at', 'is', null)
    .where('value', '<>', REMOVED_VALUE)
    .orderBy('kind')
    .execute()
  const facts = new Map<string, GivenFact[]>()
  for (const { person_id, kind, value, source, given_on } of rows) {
    facts.set(person_id, [...(facts.get(person_id) ?? []), { kind, value, source, givenOn: given_on }])
  }
  return facts
}

/** While it is a draft, an invitation's `why` names the criteria it was chosen by; once sent, it holds the reasons themselves. */
export function readCriteria(why: unknown): ChoiceCriterion[] {
  if (!Array.isArray(why)) return []
  return choiceCriteria.filter(criterion => why.includes(criterion))
}

/** The reasons frozen when an invitation left; none while it is a draft. */
export function readWhy(why: unknown): WhyEntry[] {
  return Array.isArray(why)
    ? why.filter((entry): entry is WhyEntry => typeof entry === 'object' && entry !== null)
    : []
}

export type Departure = { invitationId: string; permissionId: string; tokenHash: Buffer; why: WhyEntry[] }

/** Marks the invitations as sent, all in one statement. */
export async function markSent(
  tx: Tx,
  departures: readonly Departure[],
  guestsAllowed: number,
): Promise<void> {
  const rows = departures.map(({ invitationId, permissionId, tokenHash, why }) => ({
    id: invitationId,
    permission_id: permissionId,
    token: tokenHash.toString('hex'),
    why,
  }))
  await sql`
    update invitations i
    set state = 'sent', sent_at = clock_timestamp(), token_hash = decode(r.token, 'hex'), why = r.why,
      permission_id = r.permission_id, guests_allowed = ${guestsAllowed}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, permission_id uuid, token text, why jsonb)
    where i.id = r.id and i.state = 'draft'
  `.execute(tx)
}
