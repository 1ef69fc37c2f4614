import type { Database, Tx } from './client'

const retryable = new Set(['40001', '40P01'])
const attempts = 5

/**
 * Runs `work` in one READ COMMITTED transaction. A serialization failure or a deadlock, both rolled back whole by
 * Postgres, is tried again, five times at the most with a growing random pause; anything else is thrown as it came.
 * A lost connection is never retried: whether the commit happened is then unknown, and the caller hears of it.
 */
export async function inTransaction<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      if (attempt === attempts || !retryable.has(sqlState(error) ?? '')) throw error
      await new Promise(resolve => setTimeout(resolve, Math.random() * 20 * 2 ** attempt))
    }
  }
}

/** The five-character SQLSTATE of a Postgres error, or undefined for any other error. */
export function sqlState(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : undefined
}

/** True when Postgres refused a write because of the named constraint or unique index. */
export function breaksConstraint(error: unknown, name: string): boolean {
  return (
    sqlState(error) !== undefined &&
    typeof error === 'object' &&
    error !== null &&
    'constraint' in error &&
    error.constraint === name
  )
}
