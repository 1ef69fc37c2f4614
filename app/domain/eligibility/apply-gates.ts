import { type Gate, type Judgement, judge } from './engine'
import { closedByState } from './membership-closes'
import type { ApplyFacts, ApplyRefusal } from './types'

/**
 * May this person begin this programme of qualification? Whoever has one under way is led back to it; a programme that
 * rises asks the gates of rising. `come_back_on` has the day; `not_again` has none.
 */
export function judgeApply(facts: ApplyFacts): Judgement<ApplyRefusal> {
  return judge<ApplyFacts, ApplyRefusal>(facts.flow.purpose === 'rise' ? riseGates : applyGates, facts)
}

/** May this member ask for the tier that the programme leads to? Only from a living, active membership below it. */
export function judgeRise(facts: ApplyFacts): Judgement<ApplyRefusal> {
  return judge(riseGates, facts)
}

const isUnderWay: Gate<ApplyFacts, ApplyRefusal> = {
  name: 'one_application',
  closedBy: ({ living }) =>
    living && {
      reason: 'already_applied',
      applicationId: living.applicationId,
      next: 'open_application',
    },
}

const flowIsOpen: Gate<ApplyFacts, ApplyRefusal> = {
  name: 'programme_open',
  closedBy: ({ flow }) =>
    flow.state === 'open' && flow.hasPublished ? null : { reason: 'flow_closed', next: 'other_ways' },
}

const mayReturn: Gate<ApplyFacts, ApplyRefusal> = {
  name: 'return',
  closedBy: ({ lastDecision, today }) => {
    if (lastDecision?.kind !== 'decline' && lastDecision?.kind !== 'later') return null
    const { kind, returnOn } = lastDecision
    if (returnOn === null) return kind === 'decline' ? { reason: 'not_again', next: 'none' } : null
    return today < returnOn ? { reason: 'come_back_on', returnOn, next: 'come_back' } : null
  },
}

/** To join: nothing under way, a programme that is open, no membership yet, and no answer that asks to wait. */
export const applyGates: readonly Gate<ApplyFacts, ApplyRefusal>[] = [
  isUnderWay,
  flowIsOpen,
  {
    name: 'not_yet_member',
    closedBy: ({ person }) =>
      person.standing === 'member' || person.rank !== null
        ? { reason: 'already_member', next: 'open_membership' }
        : null,
  },
  mayReturn,
]

/** To rise: nothing under way, a programme that is open, an active membership below the tier, no answer that asks to wait. */
export const riseGates: readonly Gate<ApplyFacts, ApplyRefusal>[] = [
  isUnderWay,
  flowIsOpen,
  {
    name: 'member',
    closedBy: ({ person }) => (person.rank === null ? { reason: 'not_a_member', next: 'apply' } : null),
  },
  {
    name: 'active_membership',
    closedBy: ({ person }) => closedByState(person.membership),
  },
  {
    name: 'below_the_tier',
    closedBy: ({ person, target }) =>
      person.rank !== null && target.rank !== null && person.rank >= target.rank
        ? { reason: 'already_that_tier', next: 'open_membership' }
        : null,
  },
  mayReturn,
]
