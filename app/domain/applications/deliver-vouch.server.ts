import type { Locale } from '~/shared/copy'
import type { Tx } from '~db/client'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { readClub } from '../brands/read-club.server'
import type { Ctx } from '../kernel/context'
import { queueLetter } from '../letters/queue-letter.server'
import { readStandingOf } from '../memberships/queries.server'
import { composeVouchLetter } from './compose-vouch-letter'
import { isLiving } from './policy'
import { readApplicationFacts } from './store.server'

/**
 * Finds out whose address a request to vouch names, and writes to them when they are an active member. Someone who
 * declined this applicant once is not asked again, under whatever address. Nothing is told to the applicant either way.
 * Safe to run twice: the letter is written with the row that says who was asked.
 */
export async function deliverVouch(ctx: Pick<Ctx, 'db'>, vouchId: string): Promise<void> {
  await inTransaction(ctx.db, async tx => {
    const before = await findAsk(tx, vouchId)
    if (!before) return
    await lockRows(tx, 'applications', [before.applicationId])
    const ask = await findAsk(tx, vouchId)
    const facts = ask && (await readApplicationFacts(tx, ask.applicationId))
    if (!ask || !facts || ask.voucherId !== null || ask.withdrawnAt !== null) return
    if (!isLiving(facts.application.state)) return
    const member = await findMember(tx, ask)
    if (!member) return
    await tx.updateTable('vouches').set({ voucher_id: member.id }).where('id', '=', vouchId).execute()
    const { person, flow } = facts.application
    await queueLetter(tx, {
      personId: member.id,
      brandId: flow.brand?.id ?? null,
      locale: member.locale,
      promotional: false,
      content: {
        kind: 'correspondence',
        props: composeVouchLetter(
          {
            vouchId,
            club: (await readClub(tx)).name,
            member,
            applicant: { givenName: person.givenName, familyName: person.familyName },
            programme: facts.definition.name,
            accent: flow.brand?.accent ?? null,
            line: ask.line,
          },
          member.locale,
        ),
      },
    })
  })
}

type Ask = NonNullable<Awaited<ReturnType<typeof findAsk>>>

async function findMember(tx: Tx, ask: Ask) {
  const person = await tx
    .selectFrom('persons')
    .select(['id', 'given_name as givenName', 'family_name as familyName', 'civility', 'locale'])
    .where('address_norm', '=', ask.addressNorm)
    .where('id', '!=', ask.applicantId)
    .executeTakeFirst()
  if (!person || (await readStandingOf(tx, person.id))?.state !== 'active') return null
  const declined = await tx
    .selectFrom('vouches')
    .select('id')
    .where('application_id', '=', ask.applicationId)
    .where('voucher_id', '=', person.id)
    .where('state', '=', 'declined')
    .executeTakeFirst()
  if (declined) return null
  return {
    ...person,
    civility: person.civility as 'mme' | 'm' | 'dr' | null,
    locale: person.locale as Locale,
  }
}

function findAsk(tx: Tx, vouchId: string) {
  return tx
    .selectFrom('vouches')
    .select([
      'application_id as applicationId',
      'applicant_id as applicantId',
      'address_norm as addressNorm',
      'line',
      'voucher_id as voucherId',
      'withdrawn_at as withdrawnAt',
    ])
    .where('id', '=', vouchId)
    .where('state', '=', 'asked')
    .executeTakeFirst()
}
