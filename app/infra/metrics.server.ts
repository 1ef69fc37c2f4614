import { collectDefaultMetrics, Gauge, Histogram, register } from 'prom-client'

// prom-client's own registry is one for the whole process, also when this module is bundled twice (web process and
// Remix build): a metric that exists is taken as it is.

type PoolCounts = { totalCount: number; idleCount: number; waitingCount: number }

/** Length of each answered request in seconds, by method, pattern of the route (never its address) and status. */
export function httpDuration(): Histogram<'method' | 'route' | 'status'> {
  const name = 'http_request_duration_seconds'
  const known = register.getSingleMetric(name)
  if (known instanceof Histogram) return known
  return new Histogram({
    name,
    help: 'Length of answered requests, by method, route pattern and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  })
}

/** Measures a `pg` pool: its connections in use and idle, and those who wait for one. A later pool takes its place. */
export function watchPool(pool: PoolCounts): void {
  const name = 'database_pool_connections'
  register.removeSingleMetric(name)
  new Gauge({
    name,
    help: 'Connections of the database pool: in use, idle, and callers that wait for one.',
    labelNames: ['state'],
    collect() {
      this.set({ state: 'in_use' }, pool.totalCount - pool.idleCount)
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'waiting' }, pool.waitingCount)
    },
  })
}

/** Measures the age in seconds of the oldest undelivered outbox row, 0 when there is none, asked for at each reading. */
export function watchOutbox(readAge: () => Promise<number>): void {
  const name = 'outbox_oldest_undelivered_seconds'
  register.removeSingleMetric(name)
  new Gauge({
    name,
    help: 'Age of the oldest outbox row that is not delivered yet; 0 when there is none, NaN when the database does not answer.',
    async collect() {
      this.set(await readAge().catch(() => Number.NaN))
    },
  })
}

/** Adds the figures of the process itself: memory, event loop, garbage collection. */
export function watchProcess(): void {
  if (!register.getSingleMetric('process_cpu_user_seconds_total')) collectDefaultMetrics()
}

/** Everything measured in this process, as Prometheus reads it. */
export async function readMetrics(): Promise<{ contentType: string; body: string }> {
  return { contentType: register.contentType, body: await register.metrics() }
}
