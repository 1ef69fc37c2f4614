import type { MembershipFacts } from './types'

/** Why someone who is no member, or no longer one, finds what is for members closed; null for a member. */
export function closedToOutsiders(membership: MembershipFacts | null) {
  if (membership === null) return { reason: 'not_a_member', next: 'apply' } as const
  return membership.state === 'ended' ? ({ reason: 'membership_ended', next: 'apply' } as const) : null
}

/** Why a membership that rests opens nothing; null when it is active, or not asked. */
export function closedByState(state: MembershipFacts['state'] | undefined) {
  switch (state) {
    case 'paused':
      return { reason: 'membership_paused', next: 'resume_membership' } as const
    case 'suspended':
      return { reason: 'membership_suspended', next: 'read_the_reason' } as const
    default:
      return null
  }
}
