import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../set-up/database'

test('each test database is migrated, empty and its own', async () => {
  const [one, other] = await Promise.all([testDatabase(), testDatabase()])
  await sql`insert into brands (slug, name, kind, accent) values ('aurora', 'Aurora', 'car maker', '#8a6b3d')`.execute(
    one.db,
  )
  const { rows } = await sql<{ count: string }>`select count(*) from brands`.execute(other.db)
  expect(rows).toEqual([{ count: '0' }])
  await Promise.all([one.close(), other.close()])
})
