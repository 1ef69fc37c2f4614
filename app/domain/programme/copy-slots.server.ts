import { sql } from 'kysely'
import type { DatabaseOrTx, Tx } from '~db/client'

export type SlotToCopy = Awaited<ReturnType<typeof listSlots>>[number]

/** The slots of an event that are not closed, in their order. */
export async function listSlots(db: DatabaseOrTx, eventId: string) {
  return db
    .selectFrom('slots')
    .select([
      'starts_at',
      'ends_at',
      'capacity',
      'part',
      'label_fr',
      'label_en',
      'min_rank',
      'turnaround_minutes',
      'needs_instructor',
      'model_id',
    ])
    .where('event_id', '=', eventId)
    .where('closed_at', 'is', null)
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
}

type Moved = Omit<SlotToCopy, 'starts_at' | 'ends_at'> & { starts_at: Date | null; ends_at: Date | null }

export async function copySlots(tx: Tx, eventId: string, slots: readonly Moved[]): Promise<void> {
  const rows = slots.flatMap(({ starts_at, ends_at, ...slot }) =>
    starts_at && ends_at ? [{ ...slot, starts_at, ends_at, event_id: eventId }] : [],
  )
  if (rows.length > 0) await tx.insertInto('slots').values(rows).execute()
}

/** The questions that are still asked. */
export async function copyQuestions(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
  await sql`
    insert into event_questions
      (event_id, position, kind, label_fr, label_en, purpose_fr, purpose_en, choices, required, for_guests)
    select ${to}::uuid, position, kind, label_fr, label_en, purpose_fr, purpose_en, choices, required, for_guests
    from event_questions where event_id = ${from}::uuid and retired_at is null
  `.execute(tx)
}
