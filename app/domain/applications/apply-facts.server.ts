import { dayInZone } from '~/shared/format'
import type { DatabaseOrTx } from '~db/client'
import { readClock } from '~db/locks'
import { readClub } from '../brands/read-club.server'
import { judgeApply } from '../eligibility/apply-gates'
import type { ApplyFacts } from '../eligibility/types'
import { readStandingOf } from '../memberships/queries.server'
import type { PublicFlow } from '../qualification/queries.server'

type JudgedFlow = Pick<PublicFlow, 'flowId' | 'purpose' | 'risesTo' | 'state'>

/** All that the gates of applying ask of a person and a flow that was published. */
export async function readApplyFacts(
  db: DatabaseOrTx,
  personId: string,
  flow: JudgedFlow,
): Promise<ApplyFacts> {
  const now = await readClock(db)
  const standing = await readStandingOf(db, personId, now)
  const person = await db
    .selectFrom('persons')
    .select('standing')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  const { homeTimeZone } = await readClub(db)
  return {
    flow: { state: flow.state, purpose: flow.purpose, hasPublished: true },
    person: {
      standing: person.standing as ApplyFacts['person']['standing'],
      rank: standing?.rank ?? null,
      ...(standing && { membership: standing.state }),
    },
    target: { rank: await readRank(db, flow.risesTo?.id) },
    living: await findLiving(db, personId, flow.flowId),
    lastDecision: await findLastDecision(db, personId, flow.flowId, homeTimeZone),
    today: dayInZone(now, homeTimeZone),
  }
}

/** May this person begin this flow now? What the door shows before anything is pressed, and what the press meets. */
export async function judgeApplicant(db: DatabaseOrTx, personId: string, flow: JudgedFlow) {
  return judgeApply(await readApplyFacts(db, personId, flow))
}

async function readRank(db: DatabaseOrTx, tierId: string | undefined): Promise<number | null> {
  if (tierId === undefined) return null
  const tier = await db.selectFrom('tiers').select('rank').where('id', '=', tierId).executeTakeFirst()
  return tier?.rank ?? null
}

async function findLiving(db: DatabaseOrTx, personId: string, flowId: string): Promise<ApplyFacts['living']> {
  const row = await db
    .selectFrom('applications')
    .select('id as applicationId')
    .where('person_id', '=', personId)
    .where('flow_id', '=', flowId)
    .where('state', 'in', ['draft', 'submitted', 'waitlisted'])
    .executeTakeFirst()
  return row ?? null
}

/** Only an answer that took effect counts: until then nobody outside the club knows of it. */
async function findLastDecision(
  db: DatabaseOrTx,
  personId: string,
  flowId: string,
  zone: string,
): Promise<ApplyFacts['lastDecision']> {
  const row = await db
    .selectFrom('decisions as d')
    .innerJoin('applications as a', 'a.id', 'd.application_id')
    .select(['d.kind', 'd.return_on', 'd.effective_at'])
    .where('a.person_id', '=', personId)
    .where('a.flow_id', '=', flowId)
    .where('d.state', '=', 'effective')
    .orderBy('d.effective_at', 'desc')
    .executeTakeFirst()
  if (!row?.effective_at) return null
  return {
    kind: row.kind as NonNullable<ApplyFacts['lastDecision']>['kind'],
    returnOn: row.return_on,
    day: dayInZone(row.effective_at, zone),
  }
}
