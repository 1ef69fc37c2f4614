import { timingSafeEqual } from 'node:crypto'
import type { Locale } from '~/shared/copy'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { hashAddress } from '../kernel/address'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { endPermissions, lockDial } from './store.server'
import { suppress } from './suppress.server'

/** `locale` is the person's own language. */
export type StopPage = { brandName: string; accent: string; locale: Locale }

/** What the page of a stop link shows: whose letters it stops. Null for a link that this house did not make. */
export async function readStopLink(ctx: Pick<Ctx, 'db' | 'secrets'>, link: string): Promise<StopPage | null> {
  const permission = await findByLink(ctx, link)
  return permission ? toPage(permission) : null
}

/**
 * Stops a brand's letters to one person, by the link that each of them carries ('<permission id>.<token>'): ends every
 * permission by e-mail to that brand and keeps the address suppressed for it, until the person says yes again
 * themself. The link is the proof, so nobody need sign in and a mail programme may press it (RFC 8058). Pressed twice
 * it changes nothing more. Refuses `not_found` for any other link.
 */
export async function stopLetters(
  ctx: Pick<Ctx, 'db' | 'secrets'>,
  link: string,
): Promise<Result<StopPage, { reason: 'not_found' }>> {
  const permission = await findByLink(ctx, link)
  if (!permission) return refuse({ reason: 'not_found' })
  await inTransaction(ctx.db, async tx => {
    await lockDial(tx, permission.personId)
    const current = await tx
      .selectFrom('permissions')
      .select('id')
      .where('person_id', '=', permission.personId)
      .where('brand_id', '=', permission.brandId)
      .where('channel', '=', 'email')
      .where('withdrawn_at', 'is', null)
      .execute()
    const ids = current.map(row => row.id)
    await endPermissions(tx, ids, 'stop_link')
    const addressHash = hashAddress(permission.addressNorm)
    await suppress(tx, { addressHash, brandId: permission.brandId, reason: 'stopped' })
    for (const id of ids) {
      await recordAudit(
        tx,
        { kind: 'system' },
        {
          action: 'permission.withdrawn',
          subject: { kind: 'permission', id },
          brandId: permission.brandId,
          details: { channel: 'email', how: 'stop_link' },
        },
      )
    }
  })
  return allow(toPage(permission))
}

function toPage({
  brandName,
  accent,
  locale,
}: {
  brandName: string
  accent: string
  locale: string
}): StopPage {
  return { brandName, accent, locale: locale === 'en' ? 'en' : 'fr' }
}

async function findByLink(ctx: Pick<Ctx, 'db' | 'secrets'>, link: string) {
  const [permissionId = '', token = ''] = link.split('.')
  if (!isUuid(permissionId) || !sameSecret(token, ctx.secrets.token('stop', permissionId))) return null
  const row = await ctx.db
    .selectFrom('permissions as g')
    .innerJoin('brands as b', 'b.id', 'g.brand_id')
    .innerJoin('persons as p', 'p.id', 'g.person_id')
    .select([
      'g.person_id as personId',
      'g.brand_id as brandId',
      'b.name as brandName',
      'b.accent',
      'p.address_norm as addressNorm',
      'p.locale',
    ])
    .where('g.id', '=', permissionId)
    .executeTakeFirst()
  return row ?? null
}

function sameSecret(given: string, expected: string): boolean {
  const one = Buffer.from(given)
  const other = Buffer.from(expected)
  return one.length === other.length && timingSafeEqual(one, other)
}
