import type { z } from 'zod'
import type { SignedIn } from '~/domain/kernel/actor'
import type { Ctx } from '~/domain/kernel/context'
import { never, type Result } from '~/domain/kernel/result'
import { admitByHand } from '~/domain/memberships/admit-by-hand.server'
import { giveBackUse } from '~/domain/memberships/ask-concierge.server'
import { changeKind } from '~/domain/memberships/change-kind.server'
import { correctPoints } from '~/domain/memberships/correct-points.server'
import { endOfDay } from '~/domain/memberships/days'
import { endMembership } from '~/domain/memberships/end-membership.server'
import { finishRequest } from '~/domain/memberships/finish-request.server'
import { moveMember } from '~/domain/memberships/move-member.server'
import { pauseMembership, resumeMembership } from '~/domain/memberships/pause-membership.server'
import type { staffAct } from '~/domain/memberships/schema'
import { reinstateMembership, suspendMembership } from '~/domain/memberships/suspend-membership.server'

export type ActRefusal = {
  reason:
    | 'not_found'
    | 'not_a_member'
    | 'edited_elsewhere'
    | 'already_member'
    | 'no_tier'
    | 'same_tier'
    | 'past_day'
    | 'suspended'
    | 'already_so'
    | 'no_words'
    | 'nothing'
    | 'not_enough'
    | 'your_own'
    | 'is_done'
    | 'given_back'
}

/** The one use-case that a form of the member's page asks for. A day lasts through its end on the club's clock. */
export async function act(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  personId: string,
  wish: z.infer<typeof staffAct>,
  zone: string,
): Promise<Result<unknown, ActRefusal>> {
  const end = (day: string | null) => (day === null ? null : endOfDay(day, zone))
  switch (wish.intent) {
    case 'admit':
      return admitByHand(ctx, actor, { ...wish, personId, trialUntil: end(wish.trialUntil) })
    case 'move':
      return moveMember(ctx, actor, { ...wish, personId })
    case 'kind':
      return changeKind(ctx, actor, { ...wish, personId, trialUntil: end(wish.trialUntil) })
    case 'pause':
      return pauseMembership(ctx, actor, { personId, until: end(wish.until), words: wish.words })
    case 'resume':
      return resumeMembership(ctx, actor, { personId })
    case 'suspend':
      return suspendMembership(ctx, actor, { ...wish, personId })
    case 'reinstate':
      return reinstateMembership(ctx, actor, { ...wish, personId })
    case 'end':
      return endMembership(ctx, actor, { ...wish, personId })
    case 'points':
      return correctPoints(ctx, actor, { ...wish, personId })
    case 'give_back':
      return giveBackUse(ctx, actor, { personId, useId: wish.useId })
    case 'finish':
      return finishRequest(ctx, actor, { personId, useId: wish.useId })
    default:
      return never(wish)
  }
}
