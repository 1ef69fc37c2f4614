import { expect, it } from 'vitest'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { anEvent } from '../../factories/event'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()

it('a lock taken against the declared order is refused at once', async () => {
  const { slotId } = await anEvent(database.db)
  await inTransaction(database.db, async tx => {
    await lockRows(tx, 'invitations', [])
    expect(await lockRows(tx, 'slots', [slotId])).toBe(1)
    await expect(lockRows(tx, 'invitations', [])).rejects.toThrow('lock order: invitations after slots')
  })
})

it('a deadlock is rolled back whole and tried again', async () => {
  const [a, b] = [await anEvent(database.db), await anEvent(database.db)]
  const attempts = { first: 0, second: 0 }
  const met = meeting(2)
  const cross = (name: 'first' | 'second', one: string, two: string) =>
    inTransaction(database.db, async tx => {
      attempts[name] += 1
      const lengthen = (id: string) =>
        tx
          .updateTable('events')
          .set(eb => ({ version: eb('version', '+', 1) }))
          .where('id', '=', id)
          .execute()
      await lengthen(one)
      if (attempts[name] === 1) await met()
      await lengthen(two)
    })
  await Promise.all([cross('first', a.id, b.id), cross('second', b.id, a.id)])
  expect(attempts.first + attempts.second).toBe(3)
  const rows = await database.db
    .selectFrom('events')
    .select('version')
    .where('id', 'in', [a.id, b.id])
    .execute()
  expect(rows.map(row => row.version)).toEqual([3, 3])
})

/** Each caller waits until all have come. */
function meeting(size: number): () => Promise<void> {
  let come = 0
  let open: () => void = () => {}
  const all = new Promise<void>(resolve => {
    open = resolve
  })
  return () => {
    come += 1
    if (come === size) open()
    return all
  }
}
