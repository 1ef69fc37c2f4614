import { sql } from 'kysely'
import type { Locale } from '~/shared/copy'
import type { DatabaseOrTx, Tx } from '~db/client'
import type { CarrierAnswer } from './port'
import type { LetterContent } from './types'

export type LetterRow = {
  id: string
  personId: string
  brandId: string | null
  promotional: boolean
  permissionId: string | null
  locale: Locale
  content: LetterContent
  address: string
  invitation: { id: string; generation: number } | null
}

/** Letters that wait and are due, service letters before promotional ones, oldest first. Not locked. */
export async function findWaiting(
  db: DatabaseOrTx,
  limit: number,
): Promise<{ id: string; personId: string }[]> {
  return db
    .selectFrom('letters')
    .select(['id', 'person_id as personId'])
    .where(eb =>
      eb.or([
        eb('state', '=', 'queued'),
        eb.and([eb('state', '=', 'held'), eb('held_until', '<=', sql<Date>`clock_timestamp()`)]),
      ]),
    )
    .orderBy('promotional')
    .orderBy('queued_at')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** The letters with these ids (only those in one of `states`, when given), in the order in which they are sent. */
export async function readLetters(
  db: DatabaseOrTx,
  ids: readonly string[],
  states?: readonly string[],
): Promise<LetterRow[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('letters as l')
    .innerJoin('persons as p', 'p.id', 'l.person_id')
    .leftJoin('invitations as i', 'i.id', 'l.invitation_id')
    .select([
      'l.id',
      'l.person_id',
      'l.brand_id',
      'l.kind',
      'l.props',
      'l.promotional',
      'l.permission_id',
      'l.locale',
      'p.address',
      'i.id as invitation_id',
      'i.token_generation',
    ])
    .where('l.id', 'in', [...ids])
    .$if(states !== undefined, query => query.where('l.state', 'in', [...(states ?? [])]))
    .orderBy('l.batch_position')
    .orderBy('l.promotional')
    .orderBy('l.queued_at')
    .orderBy('l.id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    personId: row.person_id,
    brandId: row.brand_id,
    promotional: row.promotional,
    permissionId: row.permission_id,
    locale: row.locale === 'en' ? 'en' : 'fr',
    content: { kind: row.kind, props: row.props } as LetterContent,
    address: row.address,
    invitation: row.invitation_id ? { id: row.invitation_id, generation: row.token_generation ?? 1 } : null,
  }))
}

/** A call to the carrier that was begun and has no recorded answer: a batch, always whole, or a single letter. */
export type OpenCall = { batchId: string | null; letterIds: string[]; begunAt: Date }

export async function findOpenCalls(db: DatabaseOrTx): Promise<OpenCall[]> {
  const singles = await db
    .selectFrom('letters')
    .select(['id', 'sending_at'])
    .where('state', '=', 'sending')
    .where('batch_id', 'is', null)
    .orderBy('sending_at')
    .execute()
  const inBatches = await db
    .selectFrom('letter_batches as b')
    .innerJoin('letters as l', 'l.batch_id', 'b.id')
    .select(['b.id as batchId', 'b.created_at', 'l.id'])
    .where('b.settled_at', 'is', null)
    .orderBy('b.created_at')
    .orderBy('l.batch_position')
    .execute()
  const batches = new Map<string, OpenCall>()
  for (const row of inBatches) {
    const call = batches.get(row.batchId) ?? { batchId: row.batchId, letterIds: [], begunAt: row.created_at }
    call.letterIds.push(row.id)
    batches.set(row.batchId, call)
  }
  return [
    ...singles.map(row => ({ batchId: null, letterIds: [row.id], begunAt: row.sending_at ?? new Date(0) })),
    ...batches.values(),
  ]
}

export async function markSending(
  tx: Tx,
  letterId: string,
  batch: { id: string; position: number } | null,
): Promise<void> {
  await tx
    .updateTable('letters')
    .set({
      state: 'sending',
      sending_at: sql<Date>`clock_timestamp()`,
      held_because: null,
      held_until: null,
      batch_id: batch?.id ?? null,
      batch_position: batch?.position ?? null,
    })
    .where('id', '=', letterId)
    .execute()
}

export async function markHeld(tx: Tx, letterId: string, because: string, until: Date): Promise<void> {
  await tx
    .updateTable('letters')
    .set({ state: 'held', held_because: because, held_until: until })
    .where('id', '=', letterId)
    .execute()
}

export async function markWithdrawn(tx: Tx, letterId: string, because: string): Promise<void> {
  await tx
    .updateTable('letters')
    .set({ state: 'withdrawn', held_because: because, held_until: null })
    .where('id', '=', letterId)
    .execute()
}

/** Records what the carrier answered of letters in state `sending`; a webhook may have told more already, which stays. */
export async function recordAnswers(
  tx: Tx,
  answers: { letterId: string; answer: CarrierAnswer }[],
): Promise<void> {
  for (const { letterId, answer } of answers) {
    if (answer.outcome === 'sent') {
      await tx
        .updateTable('letters')
        .set({ state: 'sent', provider_id: answer.providerId, sent_at: sql<Date>`clock_timestamp()` })
        .where('id', '=', letterId)
        .where('state', '=', 'sending')
        .execute()
    }
    if (answer.outcome === 'refused') {
      await tx
        .updateTable('letters')
        .set({ state: 'failed', failed_because: answer.because })
        .where('id', '=', letterId)
        .where('state', '=', 'sending')
        .execute()
    }
  }
}
