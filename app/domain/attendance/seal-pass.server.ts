import { createHash, timingSafeEqual } from 'node:crypto'
import type { Secrets } from '../kernel/context'
import { type PassClaim, readClaim, writeClaim } from './pass'

/** 22 letters of base64url: 132 bits, and a code that a telephone reads at arm's length. */
const sealLength = 22

/** The text of a pass: its claim, sealed with a key of the house that serves nothing else. */
export function sealPass(secrets: Pick<Secrets, 'token'>, claim: PassClaim): string {
  return `${writeClaim(claim)}.${sealOf(secrets, claim)}`
}

/** What a pass claims when its seal is the house's; null for any other text. Whether the claim still holds is not said. */
export function openPass(secrets: Pick<Secrets, 'token'>, text: string): PassClaim | null {
  const read = readClaim(text)
  if (!read) return null
  const { seal, ...claim } = read
  return timingSafeEqual(Buffer.from(seal), Buffer.from(sealOf(secrets, claim))) ? claim : null
}

/** What a device at the door keeps of a pass: it can tell that one it is shown is the same, and cannot make one. */
export function fingerprintOf(passText: string): string {
  return createHash('sha256').update(passText).digest('base64url')
}

function sealOf(secrets: Pick<Secrets, 'token'>, { reservationId, position, number }: PassClaim): string {
  return secrets.token('pass', `${reservationId}:${position}`, number).slice(0, sealLength)
}
