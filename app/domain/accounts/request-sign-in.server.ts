import type { Locale } from '~/shared/copy'
import { isLocale } from '~/shared/copy'
import type { Tx } from '~db/client'
import { inTransaction } from '~db/transaction'
import { hashAddress, normaliseAddress } from '../kernel/address'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { queueLetter } from '../letters/queue-letter.server'
import { claimLetter } from './claim-letter.server'
import { writeSignInLink } from './store.server'
import { waitForStep } from './wait-for-step'

/**
 * `browserSecret`: held by the browser that asks, so that the link opens there without a code. `locale`: the language
 * chosen in that browser, else the letter is in the person's own. `device`: what the letter says of the asker.
 */
export type SignInRequest = { address: string; browserSecret: string; locale: Locale | null; device: string }

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
