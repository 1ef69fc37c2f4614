import pg from 'pg'
import { Refusal } from '../checkout/refusal.mjs'

const because: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there: start it, or correct DATABASE_URL',
  ENOTFOUND: 'there is no such host: correct DATABASE_URL',
  EAI_AGAIN: 'its host could not be looked up: check the network, or correct DATABASE_URL',
  ETIMEDOUT: 'it does not answer: check the network, or correct DATABASE_URL',
  '28P01': 'it refuses this user and password: correct DATABASE_URL',
  '28000': 'it refuses this user: correct DATABASE_URL',
  '3D000': 'it has no database of that name: create it, or correct DATABASE_URL',
}

/** Opens one connection and closes it, or refuses in a sentence that names the database without its password. */
export async function requireReachable(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    throw new Refusal(`The database ${nameOf(url)} cannot be reached: ${reasonOf(error)}.`)
  } finally {
    await client.end().catch(() => {})
  }
}

function nameOf(url: string): string {
  const { hostname, port, pathname } = new URL(url)
  return `${pathname.slice(1)} at ${hostname}:${port || 5432}`
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const first = error instanceof AggregateError ? error.errors[0] : error
  const code = typeof first?.code === 'string' ? first.code : ''
  if (/timeout/i.test(error.message)) return because.ETIMEDOUT ?? ''
  return because[code] ?? error.message
}
