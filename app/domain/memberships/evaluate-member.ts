import { Temporal } from 'temporal-polyfill'
import { isMet, measureRule, windowStart } from '../tiers/measure-rule'
import type { Deeds, Ladder, Measure, Tier } from '../tiers/types'
import type { Change, MemberFacts, Reason } from './evaluation'

/**
 * What the rules change for one member at an instant, in the order in which it happens; empty when nothing does. Pure,
 * and settled: with its changes applied, the same instant changes nothing more.
 *
 * A suspended membership is left alone, a paused one until its pause is over; an honorary one never moves; a trial
 * neither rises nor falls, and passes on its day unless a person ended it. Then: up, to the highest tier whose rise
 * rule holds for it and for every tier between; else down, one tier, when the grace of an announced descent is over.
 */
export function evaluateMember(facts: MemberFacts, ladder: Ladder, now: Date): Change[] {
  const changes: Change[] = []
  let is = facts
  for (const step of [resume, passTrial, rise, settle, announce]) {
    const change = step(is, ladder, now)
    if (!change) continue
    changes.push(change)
    is = applyChange(is, change, now)
  }
  return changes
}

/** The same member once a change has happened. Pure: the twin of what the use-case writes. */
export function applyChange(facts: MemberFacts, change: Change, now: Date): MemberFacts {
  switch (change.change) {
    case 'resume': {
      const to = facts.pausedUntil ?? now
      const rested = to.getTime() - facts.stateSince.getTime()
      const descent = facts.descent && { fallsAt: new Date(facts.descent.fallsAt.getTime() + rested) }
      const pauses = [...facts.pauses, { from: facts.stateSince, to }]
      return { ...facts, state: 'active', pausedUntil: null, stateSince: to, pauses, descent }
    }
    case 'end_trial':
      return { ...facts, kind: 'full', trialUntil: null, stateSince: now }
    case 'rise':
    case 'fall':
      return { ...facts, tierId: change.toTierId, tierSince: now, stateSince: now, descent: null }
    case 'call_off_descent':
      return { ...facts, descent: null }
    case 'announce_descent':
      return { ...facts, descent: { fallsAt: change.fallsAt } }
  }
}

/**
 * How far a member is with what their tier asks to stay. A part that is counted over months is asked only of those who
 * have stood in the tier for as long: nobody who has just arrived is told to leave.
 */
export function measureStay(
  tier: Tier,
  deeds: Deeds & Pick<MemberFacts, 'tierSince'>,
  timeZone: string,
  now: Date,
): Measure[] {
  if (tier.stayRule.byHand) return []
  return measureRule(tier.stayRule, deeds, now, timeZone).filter(
    ({ withinMonths }) =>
      withinMonths === null || windowStart(withinMonths, deeds.pauses, now, timeZone) >= deeds.tierSince,
  )
}

type Step = (facts: MemberFacts, ladder: Ladder, now: Date) => Change | null

const resume: Step = (facts, _ladder, now) => {
  if (facts.state !== 'paused' || facts.pausedUntil === null || facts.pausedUntil > now) return null
  return { change: 'resume', ...unmoved(facts), reasons: [{ part: 'pause_over' }] }
}

const passTrial: Step = (facts, _ladder, now) => {
  if (facts.state !== 'active' || facts.kind !== 'trial') return null
  if (facts.trialUntil === null || facts.trialUntil > now) return null
  return { change: 'end_trial', ...unmoved(facts), reasons: [{ part: 'trial_over' }] }
}

const rise: Step = (facts, ladder, now) => {
  const tier = movable(facts, ladder)
  if (!tier) return null
  const above = inOrder(ladder).filter(({ rank }) => rank > tier.rank)
  const blocked = above.findIndex(each => !isReached(each, facts, ladder, now))
  const to = above[(blocked === -1 ? above.length : blocked) - 1]
  if (!to) return null
  const reasons = measureRule(to.riseRule, facts, now, ladder.timeZone).map(toReason)
  return { change: 'rise', fromTierId: tier.id, toTierId: to.id, reasons }
}

/** The day of an announced descent: it is called off when what was asked is there, and carried out once grace is over. */
const settle: Step = (facts, ladder, now) => {
  const tier = movable(facts, ladder)
  if (!tier || !facts.descent) return null
  const below = inOrder(ladder).findLast(({ rank }) => rank < tier.rank)
  const stays = measureStay(tier, facts, ladder.timeZone, now)
  if (!below || keeps(tier, stays, facts, ladder, now)) {
    const reasons: Reason[] =
      stays.length > 0 && isMet(stays) ? stays.map(toReason) : [{ part: 'asked_no_more' }]
    return { change: 'call_off_descent', ...unmoved(facts), reasons }
  }
  // Never on the night that announces it, were there no day of grace at all.
  if (facts.descent.fallsAt >= now) return null
  return { change: 'fall', fromTierId: tier.id, toTierId: below.id, reasons: unmet(stays) }
}

const announce: Step = (facts, ladder, now) => {
  const tier = movable(facts, ladder)
  if (!tier || facts.descent) return null
  const below = inOrder(ladder).findLast(({ rank }) => rank < tier.rank)
  const stays = measureStay(tier, facts, ladder.timeZone, now)
  if (!below || keeps(tier, stays, facts, ladder, now)) return null
  return {
    change: 'announce_descent',
    fromTierId: tier.id,
    toTierId: below.id,
    fallsAt: addDays(now, tier.graceDays, ladder.timeZone),
    reasons: unmet(stays),
  }
}

/** The tier of a member whom the rules may move now. */
function movable(facts: MemberFacts, ladder: Ladder): Tier | null {
  if (facts.state !== 'active' || facts.kind !== 'full') return null
  return ladder.tiers.find(({ id }) => id === facts.tierId) ?? null
}

/** A rule that asks nothing lifts nobody: someone has to have wished it. */
function isReached(tier: Tier, facts: MemberFacts, ladder: Ladder, now: Date): boolean {
  if (tier.riseRule.byHand) return false
  const measures = measureRule(tier.riseRule, facts, now, ladder.timeZone)
  return measures.length > 0 && isMet(measures)
}

/** Whoever would rise into their tier again tonight does not fall out of it. */
function keeps(tier: Tier, stays: readonly Measure[], facts: MemberFacts, ladder: Ladder, now: Date) {
  return isMet(stays) || isReached(tier, facts, ladder, now)
}

function inOrder({ tiers }: Ladder): Tier[] {
  return [...tiers].sort((a, b) => a.rank - b.rank)
}

function unmet(measures: readonly Measure[]): Reason[] {
  return measures.filter(({ had, needed }) => had < needed).map(toReason)
}

function toReason({ part, needed, had, withinMonths }: Measure): Reason {
  return { part, needed, had, withinMonths }
}

function unmoved({ tierId }: MemberFacts): { fromTierId: string; toTierId: string } {
  return { fromTierId: tierId, toTierId: tierId }
}

function addDays(moment: Date, days: number, timeZone: string): Date {
  const there = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone)
  return new Date(there.add({ days }).epochMilliseconds)
}
