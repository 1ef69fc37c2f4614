import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../set-up/database'
import { ownDataDir, runUp } from './run-up'

const dataDir = ownDataDir()
const common = { DATA_DIR: dataDir.path, CLUB_PORTS: '21000' }

afterAll(() => dataDir.remove())

async function refusal(env: Record<string, string>): Promise<string> {
  const run = runUp('start', { ...common, ...env })
  expect(await run.ended).toBe(1)
  expect(run.said()).not.toMatch(/\n\s+at /)
  return run.said()
}

// The first start may find a build to make.
describe('a start that cannot be', { timeout: 300_000 }, () => {
  test('says so of a database that is not there', async () => {
    const said = await refusal({ DATABASE_URL: 'postgres://someone:hidden-word@127.0.0.1:9/club' })
    expect(said).toContain('The database club at 127.0.0.1:9 cannot be reached: nothing listens there')
    expect(said).not.toContain('hidden-word')
  })

  test('says so of a database that a newer version wrote, and writes nothing to it', async () => {
    const { db, url, close } = await testDatabase()
    await sql`insert into schema_migrations (name, timestamp) values ('9999-tomorrow', now()::text)`.execute(
      db,
    )
    const said = await refusal({ DATABASE_URL: url })
    expect(said).toContain('belongs to a newer version of Connivence (it holds 9999-tomorrow)')
    expect(await sql`select from brands`.execute(db)).toMatchObject({ rows: [] })
    await close()
  })

  test('says so of a key of the wrong shape, before anything is started', async () => {
    const said = await refusal({
      RESEND_API_KEY: 'nonsense',
      RESEND_WEBHOOK_SECRET: 'whsec_12345678',
      MAIL_FROM: 'A <a@b.example>',
    })
    expect(said).toContain('RESEND_API_KEY must be a key of Resend')
    expect(said).not.toContain('started')
  })

  test('asks for the webhook secret that belongs to a real Stripe key', async () => {
    const said = await refusal({ STRIPE_SECRET_KEY: 'sk_test_000000000000000000000000' })
    expect(said).toContain('STRIPE_SECRET_KEY is set, so STRIPE_WEBHOOK_SECRET must be too')
  })

  test('says so of a data folder that cannot be made', async () => {
    const said = await refusal({ DATA_DIR: '/dev/null/club' })
    expect(said).toContain(
      'Connivence keeps its data in /dev/null/club, and this user may not read and write there',
    )
  })

  test('says so of a port that was asked for by name and is taken', async () => {
    const holder = (await import('node:net')).createServer()
    const port = await new Promise<number>(resolve =>
      holder.listen(0, '127.0.0.1', () => {
        const address = holder.address()
        resolve(typeof address === 'object' && address ? address.port : 0)
      }),
    )
    const said = await refusal({ PORT: String(port) })
    expect(said).toContain(`Port ${port}, which PORT asks for, is taken by another program`)
    holder.close()
  })

  test('keeps db:reset from a database that it did not make', async () => {
    const run = runUp('db:reset', { ...common, DATABASE_URL: 'postgres://x@db.example/club' })
    expect(await run.ended).toBe(1)
    expect(run.said()).toContain('db:reset removes the embedded database alone')
  })
})
