import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server'
import { sql } from 'kysely'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { keepChallenge, type OpenChallenge, takeChallenge } from './passkey-challenge.server'
import { type RelyingParty, relyingPartyOf } from './relying-party'
import { beginSession, type NewSession } from './store.server'

type PasskeyCtx = Pick<Ctx, 'db' | 'origin' | 'secrets'>

/** What a browser needs to sign in with whichever passkey its owner picks. Refused where the club's origin allows none. */
export async function preparePasskeySignIn(
  ctx: PasskeyCtx,
): Promise<Result<OpenChallenge<PublicKeyCredentialRequestOptionsJSON>, { reason: 'not_possible_here' }>> {
  const party = relyingPartyOf(ctx.origin)
  if (!party) return refuse({ reason: 'not_possible_here' })
  const options = await generateAuthenticationOptions({ rpID: party.id, userVerification: 'preferred' })
  const challengeId = await keepChallenge(ctx, { personId: null, challenge: options.challenge })
  return allow({ challengeId, options })
}

export type PasskeyPresented = {
  challengeId: string
  response: AuthenticationResponseJSON
  device: string
  formerToken: string | null
}

/**
 * Opens the door with a passkey: its challenge is used up whatever comes of it, its signature and its counter (which
 * must grow, unless the authenticator has none) are proven, and the session that the browser presented is ended. Every
 * refusal is the same one, so that nothing is told of which passkeys are known.
 */
export async function signInWithPasskey(
  ctx: PasskeyCtx,
  { challengeId, response, device, formerToken }: PasskeyPresented,
): Promise<Result<NewSession, { reason: 'not_verified' }>> {
  const challenge = await takeChallenge(ctx, { personId: null, challengeId })
  const party = relyingPartyOf(ctx.origin)
  const passkey = await ctx.db
    .selectFrom('passkeys')
    .select(['id', 'person_id', 'public_key', 'counter'])
    .where('id', '=', response.id)
    .executeTakeFirst()
  if (!challenge || !party || !passkey) return refuse({ reason: 'not_verified' })
  const counter = await verify(party, challenge, response, passkey)
  if (counter === null) return refuse({ reason: 'not_verified' })
  const { id, person_id: personId } = passkey
  return inTransaction(ctx.db, async tx => {
    const used = await tx
      .updateTable('passkeys')
      .set({ counter, last_used_at: sql<Date>`clock_timestamp()` })
      .where('id', '=', id)
      .where('counter', '=', passkey.counter)
      .returning('id')
      .executeTakeFirst()
    if (!used) return refuse({ reason: 'not_verified' })
    const session = await beginSession(ctx, tx, { personId, device, formerToken })
    await recordAudit(
      tx,
      { kind: 'person', personId, sessionId: session.sessionId, roles: [] },
      {
        action: 'accounts.signed_in',
        subject: { kind: 'session', id: session.sessionId },
        details: { by: 'passkey' },
      },
    )
    return allow(session)
  })
}

/** The counter that the authenticator now reports; null when anything is not as it must be, which the library throws. */
async function verify(
  party: RelyingParty,
  challenge: string,
  response: AuthenticationResponseJSON,
  passkey: { id: string; public_key: Buffer; counter: string },
): Promise<number | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      credential: {
        id: passkey.id,
        publicKey: new Uint8Array(passkey.public_key),
        counter: Number(passkey.counter),
      },
      requireUserVerification: false,
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    return null
  }
}
