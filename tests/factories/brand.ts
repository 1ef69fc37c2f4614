import { randomUUID } from 'node:crypto'
import type { Brand } from '~/domain/brands/types'
import type { DatabaseOrTx } from '~db/client'

/** A brand of its own for each call, so that tests on one database never meet. */
export async function aBrand(db: DatabaseOrTx, wishes: Partial<Omit<Brand, 'id'>> = {}): Promise<Brand> {
  const row = {
    slug: `house-${randomUUID().slice(0, 8)}`,
    name: 'Aurora',
    kind: 'car maker',
    accent: '#8a6b3d',
    ...wishes,
  }
  return db
    .insertInto('brands')
    .values(row)
    .returning(['id', 'slug', 'name', 'kind', 'accent'])
    .executeTakeFirstOrThrow()
}
