import type { DatabaseOrTx, Tx } from '~db/client'
import type { Marks, Verdict } from './types'

/** A reader's own sheet. `version` 0: nothing written yet. */
export type Sheet = {
  version: number
  marks: Marks
  notes: string
  verdict: Verdict | null
  tierId: string | null
  words: string
  votedAt: Date | null
}

export const blankSheet: Sheet = {
  version: 0,
  marks: {},
  notes: '',
  verdict: null,
  tierId: null,
  words: '',
  votedAt: null,
}

/** The sheet of one reader, for that reader alone. */
export async function readSheet(db: DatabaseOrTx, applicationId: string, reviewerId: string): Promise<Sheet> {
  const row = await db
    .selectFrom('reviews')
    .select(['version', 'scores', 'notes', 'vote', 'tier_id', 'words', 'voted_at'])
    .where('application_id', '=', applicationId)
    .where('reviewer_id', '=', reviewerId)
    .executeTakeFirst()
  if (!row) return blankSheet
  return {
    version: row.version,
    marks: row.scores as Marks,
    notes: row.notes,
    verdict: row.vote as Verdict | null,
    tierId: row.tier_id,
    words: row.words,
    votedAt: row.voted_at,
  }
}

export type SheetContent = Omit<Sheet, 'version'>

/** Writes a sheet over the one of `version` and returns the next version. The caller holds the lock on the application. */
export async function writeSheet(
  tx: Tx,
  of: { applicationId: string; reviewerId: string },
  version: number,
  { marks, notes, verdict, tierId, words, votedAt }: SheetContent,
  now: Date,
): Promise<number> {
  const content = {
    scores: JSON.stringify(marks),
    notes,
    vote: verdict,
    tier_id: tierId,
    words,
    voted_at: votedAt,
    saved_at: now,
    version: version + 1,
  }
  const written = await tx
    .insertInto('reviews')
    .values({ application_id: of.applicationId, reviewer_id: of.reviewerId, ...content })
    .onConflict(conflict => conflict.columns(['application_id', 'reviewer_id']).doUpdateSet(content))
    .returning('version')
    .executeTakeFirstOrThrow()
  return written.version
}

/** True when both say the same: a form that is sent twice changes nothing the second time. */
export function saysTheSame(a: SheetContent, b: SheetContent): boolean {
  const ids = new Set([...Object.keys(a.marks), ...Object.keys(b.marks)])
  return (
    [...ids].every(id => a.marks[id] === b.marks[id]) &&
    a.notes === b.notes &&
    a.verdict === b.verdict &&
    a.tierId === b.tierId &&
    a.words === b.words
  )
}
