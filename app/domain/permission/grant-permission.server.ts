import type { Locale } from '~/shared/copy'
import { dayInZone } from '~/shared/format'
import type { Tx } from '~db/client'
import { readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import { hashAddress } from '../kernel/address'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { lockDial } from './store.server'
import { type Channel, homeZone } from './types'
import { sourceOfYes, wordsOfYes } from './words'

/**
 * Records a person's own yes to one brand on one channel, with the very words that the page showed in `locale`. A yes
 * lifts what the person had said before (an opposition, a stop) to this brand; it does not make a dead or complaining
 * address good again. Asked twice it is one permission. Refuses `not_found` for an unknown brand or person.
 */
export async function grantPermission(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { brandId: string; channel: Channel; locale: Locale },
): Promise<Result<{ permissionId: string }, { reason: 'not_found' }>> {
  if (actor.kind === 'system' || !isUuid(input.brandId)) return refuse({ reason: 'not_found' })
  const { personId } = actor
  return inTransaction(ctx.db, async tx => {
    const person = await tx
      .selectFrom('persons')
      .select(['address_norm', 'time_zone'])
      .where('id', '=', personId)
      .executeTakeFirst()
    const brand = await tx
      .selectFrom('brands')
      .select('name')
      .where('id', '=', input.brandId)
      .executeTakeFirst()
    if (!person || !brand) return refuse({ reason: 'not_found' })
    await lockDial(tx, personId)
    await liftOwnRefusals(tx, hashAddress(person.address_norm), input.brandId)
    const current = await findCurrent(tx, personId, input.brandId, input.channel)
    if (current) return allow({ permissionId: current })

    const zone = person.time_zone ?? homeZone
    const { id } = await tx
      .insertInto('permissions')
      .values({
        person_id: personId,
        brand_id: input.brandId,
        purpose: 'invitations',
        channel: input.channel,
        granted_on: dayInZone(await readClock(tx), zone),
        source: sourceOfYes(input.locale),
        words: wordsOfYes(brand.name, input.channel, input.locale),
        how: 'page',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await recordAudit(tx, actor, {
      action: 'permission.granted',
      subject: { kind: 'permission', id },
      brandId: input.brandId,
      details: { channel: input.channel, how: 'page' },
    })
    return allow({ permissionId: id })
  })
}

async function liftOwnRefusals(tx: Tx, addressHash: Buffer, brandId: string): Promise<void> {
  await tx
    .deleteFrom('suppressions')
    .where('address_hash', '=', addressHash)
    .where('brand_id', '=', brandId)
    .where('reason', 'in', ['opposed', 'stopped'])
    .execute()
}

async function findCurrent(
  tx: Tx,
  personId: string,
  brandId: string,
  channel: Channel,
): Promise<string | null> {
  const row = await tx
    .selectFrom('permissions')
    .select('id')
    .where('person_id', '=', personId)
    .where('brand_id', '=', brandId)
    .where('purpose', '=', 'invitations')
    .where('channel', '=', channel)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}
