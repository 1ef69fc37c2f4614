import type { DatabaseOrTx } from '~db/client'
import { readClock } from '~db/locks'
import type { Actor } from '../kernel/actor'
import { measureRule } from '../tiers/measure-rule'
import type { Measure, Tier } from '../tiers/types'
import type { Allowance } from './allowances'
import { type ConciergeRequest, listRequests } from './concierge-queries.server'
import { readLedger } from './earn-points.server'
import { measureStay } from './evaluate-member'
import type { MemberFacts } from './evaluation'
import { readStandingOf } from './queries.server'
import { readFactsOf, readLadder } from './read-facts.server'
import type { MemberStanding } from './types'
import { readAllowances } from './use-benefit.server'

export type Ledger = Awaited<ReturnType<typeof readLedger>>

/** What one tier asks and how far someone is with it. */
export type Ask = { tier: Tier; measures: Measure[] }

export type MembershipView = {
  standing: MemberStanding
  tier: Tier
  timeZone: string
  allowances: Allowance[]
  ledger: Ledger
  /** The tier above and what it asks; null at the head of the ladder. */
  next: Ask | null
  /** What the present tier asks to stay, as far as it is asked already. */
  stay: Measure[]
  descent: { to: Tier; fallsAt: Date } | null
  /** Why the present period began, in the club's words to the member. */
  words: string
  requests: ConciergeRequest[]
  version: number
}

/** The membership of the actor themself; null for whoever is no member. */
export async function readMyMembership(db: DatabaseOrTx, actor: Actor): Promise<MembershipView | null> {
  return actor.kind === 'person' ? readMembership(db, actor.personId) : null
}

/** All of a membership as its member may read it. The caller has settled that the actor may. */
export async function readMembership(db: DatabaseOrTx, personId: string): Promise<MembershipView | null> {
  const now = await readClock(db)
  const standing = await readStandingOf(db, personId, now)
  const facts = (await readFactsOf(db, [personId])).get(personId)
  const ladder = await readLadder(db)
  const tier = ladder.tiers.find(({ id }) => id === standing?.tierId)
  if (!standing || !facts || !tier) return null
  const above = ladder.tiers.find(({ rank }) => rank > tier.rank)
  const below = ladder.tiers.findLast(({ rank }) => rank < tier.rank)
  const { words, version } = await readPeriod(db, standing.membershipId)
  return {
    standing,
    tier,
    timeZone: ladder.timeZone,
    allowances: await readAllowances(db, personId, now),
    ledger: await readLedger(db, personId),
    next: above ? { tier: above, measures: askToRise(above, facts, ladder.timeZone, now) } : null,
    stay: below ? measureStay(tier, facts, ladder.timeZone, now) : [],
    descent: facts.descent && below ? { to: below, fallsAt: facts.descent.fallsAt } : null,
    words,
    requests: await listRequests(db, personId),
    version,
  }
}

/** A tier that is given by hand has nothing to measure. */
function askToRise(tier: Tier, facts: MemberFacts, timeZone: string, now: Date): Measure[] {
  return tier.riseRule.byHand ? [] : measureRule(tier.riseRule, facts, now, timeZone)
}

async function readPeriod(
  db: DatabaseOrTx,
  membershipId: string,
): Promise<{ words: string; version: number }> {
  return db
    .selectFrom('membership_periods as p')
    .innerJoin('memberships as m', 'm.id', 'p.membership_id')
    .select(['p.words', 'm.version'])
    .where('p.membership_id', '=', membershipId)
    .where('p.to_at', 'is', null)
    .executeTakeFirstOrThrow()
}
