import { paths } from '~/shared/paths'
import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { writeSignInLink } from '../accounts/store.server'
import { recordAudit } from '../audit/record-audit.server'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { maySayYes } from './policy'
import { findNomination, writeState } from './store.server'

export type AcceptRefusal = { reason: 'not_found' | 'over' | 'declined' | 'closed' }

/** `signInToken`: opens the door once; null for whoever comes in by the ordinary door. Both lead to the flow's page. */
export type AcceptedNomination = { personId: string; flowSlug: string; signInToken: string | null }

/**
 * The yes of the person named, by the link of their letter, which is the proof. Said twice it is one yes. It lets them
 * in at once where the link cannot be worth more than a letter: only someone who never had a session and holds neither
 * passkey nor role, and for fifteen minutes; anyone else signs in as always. Refused with `over` once the days are past,
 * `declined` after a no, `closed` when the flow takes nobody, `not_found` for a link that this house did not make.
 */
export async function acceptNomination(
  ctx: Pick<Ctx, 'db' | 'secrets'>,
  token: string,
): Promise<Result<AcceptedNomination, AcceptRefusal>> {
  const tokenHash = ctx.secrets.hash(token)
  const found = await findNomination(ctx.db, { tokenHash })
  if (!found) return refuse({ reason: 'not_found' })
  const { personId } = found
  if (!personId) return refuse({ reason: found.state === 'declined' ? 'declined' : 'over' })
  return inTransaction(ctx.db, async tx => {
    await lockRows(tx, 'persons', [personId])
    const nomination = await findNomination(tx, { tokenHash })
    if (!nomination) return refuse({ reason: 'not_found' })
    const flow = await tx
      .selectFrom('flows')
      .select(['slug', 'state'])
      .where('id', '=', nomination.flowId)
      .executeTakeFirstOrThrow()
    const may = maySayYes({ ...nomination, flowIsOpen: flow.state === 'open', now: await readClock(tx) })
    const accepted = (signInToken: string | null) => allow({ personId, flowSlug: flow.slug, signInToken })
    if (!may.ok) return may.reason === 'said' ? accepted(null) : refuse({ reason: may.reason })
    if (may.value.isFirst) await sayYes(tx, nomination.id)
    if (await hasOwnDoor(tx, personId)) return accepted(null)
    const leadsTo = paths.applyFlow(flow.slug)
    const { linkId } = await writeSignInLink(ctx, tx, { personId, browserHash: null, leadsTo })
    return accepted(ctx.secrets.token('sign_in', linkId))
  })
}

async function sayYes(tx: Tx, nominationId: string): Promise<void> {
  await writeState(tx, nominationId, 'accepted')
  await recordAudit(
    tx,
    { kind: 'system' },
    {
      action: 'nomination.accepted',
      subject: { kind: 'nomination', id: nominationId },
      details: { by: 'link' },
    },
  )
}

async function hasOwnDoor(tx: Tx, personId: string): Promise<boolean> {
  for (const table of ['sessions', 'passkeys', 'staff_roles'] as const) {
    const row = await tx
      .selectFrom(table)
      .select('person_id')
      .where('person_id', '=', personId)
      .executeTakeFirst()
    if (row) return true
  }
  return false
}
