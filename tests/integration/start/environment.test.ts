import { describe, expect, test } from 'vitest'
import { readDatabaseUrl, readEnvironment } from '~/infra/env.server'
import { processEnvironment } from '../../set-up/processes'

const whole = processEnvironment('postgres://someone:secret@127.0.0.1:5432/club', 3000)

describe('the environment', () => {
  test('is read whole, with its defaults', () => {
    const read = readEnvironment({ ...whole, PORT: '', DB_POOL_SIZE: undefined })
    expect(read).toMatchObject({
      PORT: 3000,
      DB_POOL_SIZE: 10,
      TRUST_PROXY: 0,
      TEST_SWITCH_NO_SEAT_LOCK: false,
    })
  })

  test.each([
    ['DATABASE_URL', undefined, 'DATABASE_URL is not set; it must be the address of a Postgres database'],
    ['DATABASE_URL', 'mysql://x', 'DATABASE_URL must be the address of a Postgres database'],
    ['APP_ORIGIN', 'club.example', 'APP_ORIGIN must be the address that people type'],
    ['APP_SECRET', 'short', 'APP_SECRET must have at least 32 characters'],
    ['PORT', 'eighty', 'PORT must be a port between 1 and 65535'],
    ['STRIPE_SECRET_KEY', 'pk_test_12345678', 'STRIPE_SECRET_KEY must be a secret key of Stripe'],
    ['STRIPE_WEBHOOK_SECRET', 'secret', 'STRIPE_WEBHOOK_SECRET must be the signing secret'],
    ['RESEND_API_KEY', 'sk_12345678', 'RESEND_API_KEY must be a key of Resend'],
    ['MAIL_FROM', 'cercle@aurora.example', 'MAIL_FROM must be a name and an address'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be debug, info, warn or error'],
  ])('refuses %s=%s in one sentence that names it', (name, value, sentence) => {
    expect(() => readEnvironment({ ...whole, [name]: value })).toThrow(sentence)
  })

  test('never repeats a value in its refusal', () => {
    const refusal = () =>
      readEnvironment({ ...whole, STRIPE_SECRET_KEY: 'whsec_a_secret_in_the_wrong_place' })
    expect(refusal).toThrow(/^(?!.*wrong_place)/s)
  })

  test('lets a test switch work under test, do nothing in development, and stop a production start', () => {
    const withSwitch = { ...whole, TEST_SWITCH_NO_SEAT_LOCK: '1' }
    expect(readEnvironment(withSwitch).TEST_SWITCH_NO_SEAT_LOCK).toBe(true)
    expect(readEnvironment({ ...withSwitch, NODE_ENV: 'development' }).TEST_SWITCH_NO_SEAT_LOCK).toBe(false)
    expect(() => readEnvironment({ ...withSwitch, NODE_ENV: 'production' })).toThrow(
      'is refused in production',
    )
  })

  test('keeps a live Stripe key from leaving for another host', () => {
    const live = { ...whole, STRIPE_SECRET_KEY: 'sk_live_000000000000000000000000' }
    expect(() => readEnvironment(live)).toThrow(
      'STRIPE_API_BASE may not be set with a live STRIPE_SECRET_KEY',
    )
    expect(readEnvironment({ ...live, STRIPE_API_BASE: undefined }).STRIPE_SECRET_KEY).toMatch(/^sk_live_/)
  })

  test('takes a wallet whole or not at all', () => {
    const google = {
      GOOGLE_WALLET_ISSUER_ID: '3388000000012345678',
      GOOGLE_WALLET_SERVICE_ACCOUNT: 'key.json',
    }
    expect(readEnvironment({ ...whole, ...google })).toMatchObject(google)
    expect(() => readEnvironment({ ...whole, ...google, GOOGLE_WALLET_SERVICE_ACCOUNT: '' })).toThrow(
      'GOOGLE_WALLET_SERVICE_ACCOUNT is not set; a wallet needs GOOGLE_WALLET_ISSUER_ID, GOOGLE_WALLET_SERVICE_ACCOUNT, or none of them.',
    )
  })

  test('asks a migration for its database alone', () => {
    expect(readDatabaseUrl({ DATABASE_URL: whole.DATABASE_URL })).toBe(whole.DATABASE_URL)
    expect(() => readDatabaseUrl({})).toThrow('DATABASE_URL is not set')
  })
})
