import { sql } from 'kysely'
import type { Locale } from '~/shared/copy'
import { isLocale } from '~/shared/copy'
import type { Tx } from '~db/client'
import { inTransaction } from '~db/transaction'
import { hashAddress, normaliseAddress } from '../kernel/address'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { queueLetter } from '../letters/queue-letter.server'
import { lettersAnHour } from './policy'
import { writeSignInLink } from './store.server'

/**
 * `browserSecret`: held by the browser that asks, so that the link opens there without a code. `locale`: the language
 * chosen in that browser, else the letter is in the person's own. `device`: what the letter says of the asker.
 */
export type SignInRequest = { address: string; browserSecret: string; locale: Locale | null; device: string }

/** Answers leave at whole multiples of this after the request came, whatever was done meanwhile. */
const stepMs = 400

/**
 * Sends a sign-in letter to a person known by this address, at most five an hour, the newest link alone being good. The
 * answer tells nothing of whether anyone is known, nor whether the five are spent: it is the same `ok`, and it leaves at
 * the same time, for the few milliseconds that a known address takes longer are hidden by waiting for the next whole step.
 * The letter leaves through the outbox, so that the carrier's time is never part of it. Refuses only what is no address.
 */
export async function requestSignIn(
  ctx: Ctx,
  request: SignInRequest,
): Promise<Result<undefined, { reason: 'not_an_address' }>> {
  const begun = performance.now()
  const address = normaliseAddress(request.address)
  if (!address) return refuse({ reason: 'not_an_address' })
  await inTransaction(ctx.db, async tx => {
    if (await claimLetter(tx, hashAddress(address))) await writeLetter(ctx, tx, address, request)
  })
  await waitForStep(begun)
  return allow()
}

/** Counts a letter to this address, known or not, unless five were counted within the hour. One at a time per address. */
async function claimLetter(tx: Tx, addressHash: Buffer): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(${addressHash.readBigInt64BE(0).toString()}::bigint)`.execute(tx)
  await tx
    .deleteFrom('sign_in_requests')
    .where('address_hash', '=', addressHash)
    .where('requested_at', '<=', sql<Date>`clock_timestamp() - interval '1 hour'`)
    .execute()
  const { count } = await tx
    .selectFrom('sign_in_requests')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('address_hash', '=', addressHash)
    .executeTakeFirstOrThrow()
  if (Number(count) >= lettersAnHour) return false
  await tx.insertInto('sign_in_requests').values({ address_hash: addressHash }).execute()
  return true
}

async function writeLetter(ctx: Ctx, tx: Tx, address: string, request: SignInRequest): Promise<void> {
  const person = await tx
    .selectFrom('persons')
    .select(['id', 'given_name', 'locale'])
    .where('address_norm', '=', address)
    .executeTakeFirst()
  if (!person) return
  const browserHash = ctx.secrets.hash(request.browserSecret)
  const { linkId } = await writeSignInLink(ctx, tx, { personId: person.id, browserHash })
  await queueLetter(tx, {
    personId: person.id,
    brandId: null,
    locale: request.locale ?? (isLocale(person.locale) ? person.locale : 'fr'),
    content: {
      kind: 'sign_in',
      props: { givenName: person.given_name, signInLinkId: linkId, device: request.device },
    },
    promotional: false,
  })
}

async function waitForStep(begun: number): Promise<void> {
  const spent = performance.now() - begun
  await new Promise(resolve => setTimeout(resolve, Math.ceil(spent / stepMs) * stepMs - spent))
}
