import { runsTheClub, type SignedIn, type StaffRole } from '../kernel/actor'
import { allow, type Result, refuse } from '../kernel/result'

export const signInLinkMinutes = 15
export const sessionDays = 30
export const lettersAnHour = 5
export const codeAttempts = 5

export type SignInLinkFacts = {
  expiresAt: Date
  consumedAt: Date | null
  supersededAt: Date | null
  /** How often a wrong code was given. */
  codeAttempts: number
  /** The hash of the secret of the browser that asked; null for a link that an operator issued. */
  browserHash: Buffer | null
}

export type DeadLink = { reason: 'unknown' | 'used' | 'superseded' | 'expired' | 'code_spent' }

/**
 * Whether a sign-in link still opens the door, and whether the six digits of its letter are needed too: they are in any
 * browser but the one that asked. `browserHash` is that of the browser which presents the link, null if it holds none.
 */
export function judgeSignInLink(
  link: SignInLinkFacts | null,
  { now, browserHash }: { now: Date; browserHash: Buffer | null },
): Result<{ codeNeeded: boolean }, DeadLink> {
  if (!link) return refuse({ reason: 'unknown' })
  if (link.consumedAt) return refuse({ reason: 'used' })
  if (link.supersededAt) return refuse({ reason: 'superseded' })
  if (link.expiresAt <= now) return refuse({ reason: 'expired' })
  if (link.codeAttempts >= codeAttempts) return refuse({ reason: 'code_spent' })
  const sameBrowser = link.browserHash === null || browserHash?.equals(link.browserHash) === true
  return allow({ codeNeeded: !sameBrowser })
}

/** Admins give and take every role; managers only the door of an event. */
export function mayChangeRole(actor: SignedIn, role: StaffRole['role']): boolean {
  if (actor.roles.some(held => held.role === 'admin')) return true
  return role === 'door' && runsTheClub(actor)
}

/** Those who run the club see who works for it. */
export function seesTheTeam(actor: SignedIn): boolean {
  return runsTheClub(actor)
}
