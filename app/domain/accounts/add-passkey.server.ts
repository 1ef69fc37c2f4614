import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  type VerifiedRegistrationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { readClub } from '../brands/read-club.server'
import type { SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { keepChallenge, type OpenChallenge, takeChallenge } from './passkey-challenge.server'
import { type RelyingParty, relyingPartyOf } from './relying-party'

type PasskeyCtx = Pick<Ctx, 'db' | 'origin'>

/**
 * What a browser needs to make a passkey for the actor, kept on the device so that it can sign in without an address.
 * Refused where the club's origin allows none.
 */
export async function preparePasskey(
  ctx: PasskeyCtx,
  actor: SignedIn,
): Promise<Result<OpenChallenge<PublicKeyCredentialCreationOptionsJSON>, { reason: 'not_possible_here' }>> {
  const party = relyingPartyOf(ctx.origin)
  if (!party) return refuse({ reason: 'not_possible_here' })
  const { personId } = actor
  const person = await ctx.db
    .selectFrom('persons')
    .select(['address', 'given_name', 'family_name'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  const known = await ctx.db
    .selectFrom('passkeys')
    .select(['id', 'transports'])
    .where('person_id', '=', personId)
    .execute()
  const options = await generateRegistrationOptions({
    rpName: (await readClub(ctx.db)).name,
    rpID: party.id,
    userName: person.address,
    userDisplayName: `${person.given_name} ${person.family_name}`.trim(),
    userID: new Uint8Array(Buffer.from(personId, 'utf8')),
    excludeCredentials: known,
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
  })
  const challengeId = await keepChallenge(ctx, { personId, challenge: options.challenge })
  return allow({ challengeId, options })
}

/** `label`: by what the owner knows the device again. */
export type NewPasskey = { challengeId: string; response: RegistrationResponseJSON; label: string }

/** Keeps the actor's new passkey once the answer to its challenge is proven. Refused otherwise, or when it is known already. */
export async function addPasskey(
  ctx: PasskeyCtx,
  actor: SignedIn,
  { challengeId, response, label }: NewPasskey,
): Promise<Result<{ passkeyId: string }, { reason: 'not_verified' }>> {
  const { personId } = actor
  const challenge = await takeChallenge(ctx, { personId, challengeId })
  const party = relyingPartyOf(ctx.origin)
  const registered = challenge && party ? await verify(party, challenge, response) : null
  if (!registered) return refuse({ reason: 'not_verified' })
  const { credential } = registered
  return inTransaction(ctx.db, async tx => {
    const kept = await tx
      .insertInto('passkeys')
      .values({
        id: credential.id,
        person_id: personId,
        public_key: Buffer.from(credential.publicKey),
        counter: credential.counter,
        transports: credential.transports ?? [],
        label,
      })
      .onConflict(conflict => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!kept) return refuse({ reason: 'not_verified' })
    await recordAudit(tx, actor, {
      action: 'accounts.passkey_added',
      subject: { kind: 'person', id: personId },
    })
    return allow({ passkeyId: kept.id })
  })
}

type Registered = NonNullable<VerifiedRegistrationResponse['registrationInfo']>

/** The library throws for every expectation that the answer does not meet; each is the same no. */
async function verify(
  party: RelyingParty,
  challenge: string,
  response: RegistrationResponseJSON,
): Promise<Registered | null> {
  try {
    const verified = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: false,
    })
    return verified.registrationInfo ?? null
  } catch {
    return null
  }
}
