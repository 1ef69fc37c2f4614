import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { queueLetter } from '~/domain/letters/queue-letter.server'
import { callBackDecision } from '~/domain/vetting/call-back-decision.server'
import { findDecision } from '~/domain/vetting/decision-store.server'
import { isDue } from '~/domain/vetting/policy'
import { releaseDecisions } from '~/domain/vetting/release-decisions.server'
import {
  takeEffectDecision,
  takeEffectOfOverdueDecisions,
} from '~/domain/vetting/take-effect-decision.server'
import type { Database } from '~db/client'
import { readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { aPreparedDecision, aReleasedDecision, type Decided, stateOfDecision } from '../factories/vetting'
import { type OpenHouse, useHouse } from '../set-up/house'

const openHouse = useHouse()

const rounds = 15
const runsAtOnce = 8

type Carry = (ctx: { db: Database }, decisionId: string) => Promise<void>

/** Carries one decision out many times at once; answers how often the person became a member and was written to. */
async function rush({ db, pools }: OpenHouse, { decisionId, sent }: Decided, carry: Carry) {
  const outcomes = await Promise.allSettled(
    Array.from({ length: runsAtOnce }, (_, run) => carry({ db: pools[run % 2] ?? db }, decisionId)),
  )
  const count = async (table: 'memberships' | 'letters') => {
    const row = await db
      .selectFrom(table)
      .select(eb => eb.fn.countAll<string>().as('count'))
      .where('person_id', '=', sent.personId)
      .executeTakeFirstOrThrow()
    return Number(row.count)
  }
  return {
    failures: outcomes.flatMap(each => (each.status === 'rejected' ? [String(each.reason)] : [])),
    memberships: await count('memberships'),
    letters: await count('letters'),
  }
}

test('two workers carry out one decision at once, and the schedule too: one membership, one letter', async () => {
  const house = await openHouse()
  for (let round = 0; round < rounds; round++) {
    const decided = await aReleasedDecision(house.db, { isDue: true })
    const outcome = await rush(house, decided, async (ctx, decisionId) => {
      await takeEffectDecision(ctx, decisionId)
      await takeEffectOfOverdueDecisions(ctx)
    })
    expect(outcome).toEqual({ failures: [], memberships: 1, letters: 1 })
  }
})

test('its twin, which looks and then acts without holding the person, does it more than once: the test can see', async () => {
  const house = await openHouse()
  await sql`drop index memberships_one_living`.execute(house.db)
  let most = { memberships: 0, letters: 0 }
  for (let round = 0; round < rounds && most.letters < 2; round++) {
    const decided = await aReleasedDecision(house.db, { isDue: true })
    const { memberships, letters } = await rush(house, decided, (ctx, decisionId) =>
      carryOutCarelessly(ctx, decisionId, decided.sent.personId),
    )
    most = { memberships, letters }
  }
  expect(most.letters).toBeGreaterThan(1)
  expect(most.memberships).toBeGreaterThan(1)
})

async function carryOutCarelessly(
  ctx: { db: Database },
  decisionId: string,
  personId: string,
): Promise<void> {
  await inTransaction(ctx.db, async tx => {
    const decision = await findDecision(tx, decisionId)
    const now = await readClock(tx)
    if (!decision || !isDue(decision, now)) return
    await tx.insertInto('memberships').values({ person_id: personId }).execute()
    const props = { topic: 'application_decision', subject: '', over: '', accent: '', greeting: '' } as const
    const rest = { paragraphs: [], senderName: '', senderTitle: '', rows: [], action: null, aside: '' }
    await queueLetter(tx, {
      ...{ personId, brandId: null, locale: 'fr', promotional: false },
      content: { kind: 'correspondence', props: { ...props, ...rest } },
    })
    await tx
      .updateTable('decisions')
      .set({ state: 'effective', effective_at: now })
      .where('id', '=', decisionId)
      .execute()
  })
}

test('second thoughts in the last instant, while workers wait for it: called back whole, or in effect whole', async () => {
  const house = await openHouse()
  const ends = new Set<string>()
  // As long as the one who calls back needs, on this machine, to come just before or just after.
  let wait = 0.005
  for (let round = 0; round < rounds * 2; round++) {
    const decided = await aReleasedDecision(house.db)
    const soon = sql<Date>`clock_timestamp() + make_interval(secs => ${wait})`
    await house.db
      .updateTable('decisions')
      .set({ takes_effect_at: soon })
      .where('id', '=', decided.decisionId)
      .execute()
    const [called, outcome] = await Promise.all([
      callBackDecision({ db: house.db }, decided.manager, decided.decisionId),
      rush(house, decided, takeUntilOver),
    ])
    const state = await stateOfDecision(house.db, decided.decisionId)
    ends.add(state)
    wait = called.ok ? wait / 2 : wait * 2
    expect(outcome.failures).toEqual([])
    expect(state).toBe(called.ok ? 'called_back' : 'effective')
    const times = called.ok ? 0 : 1
    expect([outcome.memberships, outcome.letters]).toEqual([times, times])
  }
  // Both ends were met, or the rounds have shown nothing of the race.
  expect([...ends].sort()).toEqual(['called_back', 'effective'])
})

/** Tries again until the decision is over one way or the other. */
async function takeUntilOver(ctx: { db: Database }, decisionId: string): Promise<void> {
  while ((await stateOfDecision(ctx.db, decisionId)) === 'released') await takeEffectDecision(ctx, decisionId)
}

test('two people release the same decisions at once: each leaves once, with one effect', async () => {
  const house = await openHouse()
  const all: Decided[] = []
  for (let count = 0; count < 4; count++) all.push(await aPreparedDecision(house.db))
  const chosen = all.map(({ decisionId }) => ({ decisionId, version: 1 }))
  const answers = await Promise.all(
    [chosen, [...chosen].reverse()].flatMap((each, at) =>
      [0, 1].map(() =>
        releaseDecisions({ db: house.pools[at] ?? house.db }, all[at]?.manager ?? never(), each),
      ),
    ),
  )
  expect(answers.every(({ ok }) => ok)).toBe(true)
  expect(answers.reduce((sum, answer) => sum + (answer.ok ? answer.value.released : 0), 0)).toBe(4)
  const effects = await house.db
    .selectFrom('outbox')
    .select('id')
    .where('kind', '=', 'decisions.take_effect')
    .execute()
  expect(effects).toHaveLength(4)
})

function never(): never {
  throw new Error('there are four decisions')
}
