/** What readiness asks of the database; each function throws when the database does not answer. */
export type ReadinessSource = {
  /** Names of the migrations that the database lacks. */
  pendingMigrations: () => Promise<string[]>
  /** Age in seconds of the oldest undelivered outbox row; 0 when there is none. */
  oldestUndelivered: () => Promise<number>
}

export type Readiness = {
  ready: boolean
  database: 'answers' | 'does not answer'
  migrations: 'applied' | 'pending' | 'newer' | 'unknown'
  outboxOldestSeconds: number | null
}

/**
 * Makes the check behind /readyz: ready means that the database answers and holds every migration of this checkout.
 * Once found applied they are not asked for again, so that a newer version may migrate the database while older web
 * processes still serve. The outbox's age is told and never makes a web process unready: its delay is the worker's.
 */
export function createReadinessCheck(source: ReadinessSource): () => Promise<Readiness> {
  let applied = false
  return async () => {
    const outboxOldestSeconds = await source.oldestUndelivered().catch(() => null)
    const migrations = applied ? 'applied' : await askMigrations(source)
    applied = migrations === 'applied'
    const answers = outboxOldestSeconds !== null || migrations === 'pending' || migrations === 'newer'
    return {
      ready: outboxOldestSeconds !== null && migrations === 'applied',
      database: answers ? 'answers' : 'does not answer',
      migrations,
      outboxOldestSeconds,
    }
  }
}

async function askMigrations(source: ReadinessSource): Promise<Readiness['migrations']> {
  try {
    return (await source.pendingMigrations()).length === 0 ? 'applied' : 'pending'
  } catch (error) {
    return error instanceof Error && error.name === 'DatabaseIsNewer' ? 'newer' : 'unknown'
  }
}
