import type { Locale } from '~/shared/copy'
import type { Tx } from '~db/client'
import { queueEffect } from '../outbox/queue-effect.server'
import type { LetterContent } from './types'

type Common = {
  personId: string
  brandId: string | null
  locale: Locale
  content: LetterContent
  invitationId?: string
}
/** A promotional letter names the permission that allows it; the schema refuses one without. */
export type NewLetter = Common & ({ promotional: false } | { promotional: true; permissionId: string })

/**
 * Writes a letter to leave once the caller's transaction commits, and returns its id. Nothing is decided here: whether
 * a promotional letter may leave is asked when it leaves, under a lock on the person's contact policy.
 */
export async function queueLetter(tx: Tx, letter: NewLetter): Promise<string> {
  const [id] = await insertLetters(tx, [letter])
  if (!id) throw new Error('the letter was not written')
  await callDispatcher(tx)
  return id
}

/** Writes many letters that leave together, with one call to the dispatcher. Ids come in the order of the letters. */
export async function queueLetters(tx: Tx, letters: readonly NewLetter[]): Promise<string[]> {
  if (letters.length === 0) return []
  const ids = await insertLetters(tx, letters)
  await callDispatcher(tx)
  return ids
}

async function insertLetters(tx: Tx, letters: readonly NewLetter[]): Promise<string[]> {
  const rows = await tx
    .insertInto('letters')
    .values(
      letters.map(letter => ({
        person_id: letter.personId,
        brand_id: letter.brandId,
        kind: letter.content.kind,
        promotional: letter.promotional,
        permission_id: letter.promotional ? letter.permissionId : null,
        invitation_id: letter.invitationId ?? null,
        locale: letter.locale,
        props: JSON.stringify(letter.content.props),
      })),
    )
    .returning('id')
    .execute()
  return rows.map(row => row.id)
}

/** The dispatcher's queue runs one job at a time over all workers, so that two never share the carrier's rate. */
function callDispatcher(tx: Tx): Promise<void> {
  return queueEffect(tx, { kind: 'letters.dispatch', payload: {} }, { queue: 'letters' })
}
