import type { Tx } from '~db/client'
import type { SuppressionReason } from './types'

export type NewSuppression = { addressHash: Buffer; brandId: string | null; reason: SuppressionReason }

/**
 * Notes, in the caller's transaction, that an address must not be written to: by one brand, or by any when `brandId` is
 * null. The hash of the normalised address stands alone, so the refusal outlives the person's data. Said twice, it is
 * noted once.
 */
export async function suppress(tx: Tx, suppression: NewSuppression): Promise<void> {
  await suppressMany(tx, [suppression])
}

/** The same for many addresses at once. Returns how many were not known yet. */
export async function suppressMany(tx: Tx, suppressions: readonly NewSuppression[]): Promise<number> {
  if (suppressions.length === 0) return 0
  const written = await tx
    .insertInto('suppressions')
    .values(
      suppressions.map(one => ({ address_hash: one.addressHash, brand_id: one.brandId, reason: one.reason })),
    )
    .onConflict(oc => oc.columns(['address_hash', 'brand_id', 'reason']).doNothing())
    .returning('reason')
    .execute()
  return written.length
}
