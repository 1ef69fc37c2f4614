import { expect, test } from 'vitest'
import { withdrawApplication } from '~/domain/applications/withdraw-application.server'
import type { LetterContent, LetterRenderer } from '~/domain/letters/types'
import { callBackDecision } from '~/domain/vetting/call-back-decision.server'
import { castVote } from '~/domain/vetting/cast-vote.server'
import { listDecisions } from '~/domain/vetting/decision-queries.server'
import { editDecisionLetter } from '~/domain/vetting/edit-decision-letter.server'
import { prepareDecision } from '~/domain/vetting/prepare-decision.server'
import { previewDecision } from '~/domain/vetting/preview-decision-letter.server'
import { releaseDecisions } from '~/domain/vetting/release-decisions.server'
import {
  takeEffectDecision,
  takeEffectOfOverdueDecisions,
} from '~/domain/vetting/take-effect-decision.server'
import type { DecisionDraft } from '~/domain/vetting/types'
import { renderLetter } from '~emails/render-letter'
import { anOpenFlow } from '../../factories/application'
import { aBrand } from '../../factories/brand'
import { aStaffMember } from '../../factories/invitation'
import { aNomination, aNominator } from '../../factories/nomination'
import { aCtx } from '../../factories/reservation'
import {
  aCommittee,
  aManager,
  aPreparedDecision,
  aReleasedDecision,
  aSentApplication,
  aTier,
  aVettedDefinition,
  endHour,
  marks,
  stateOfApplication,
  stateOfDecision,
  vote,
} from '../../factories/vetting'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()
const decline: DecisionDraft = { kind: 'decline', because: 'Peu de lien avec la maison', returnOn: null }

async function decisionLettersTo(
  personId: string,
): Promise<Extract<LetterContent, { kind: 'correspondence' }>['props'][]> {
  const rows = await database.db
    .selectFrom('letters')
    .select('props')
    .where('person_id', '=', personId)
    .where('kind', '=', 'correspondence')
    .orderBy('queued_at')
    .execute()
  return rows.map(({ props }) => props as Extract<LetterContent, { kind: 'correspondence' }>['props'])
}

async function standingOf(personId: string): Promise<string> {
  const row = await database.db
    .selectFrom('persons')
    .select('standing')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  return row.standing
}

test('a decision needs the votes that its programme asks for, and one who runs the club', async () => {
  const { db } = database
  const sent = await aSentApplication(db)
  const manager = await aManager(db)
  const decide = (decision: DecisionDraft) =>
    prepareDecision({ db }, manager, { applicationId: sent.id, decision })
  await vote(db, await aManager(db), sent.id, { verdict: 'waitlist' })
  expect(await decide(decline)).toEqual({ ok: false, reason: 'no_quorum', votes: 1, quorum: 2 })
  await vote(db, await aManager(db), sent.id, { verdict: 'waitlist' })
  expect((await decide(decline)).ok).toBe(true)
  expect(await decide(decline)).toEqual({ ok: false, reason: 'decision_prepared' })

  const brand = await aBrand(db)
  const staff = await aStaffMember(db, { role: 'brand_staff', brandId: brand.id })
  const ofBrand = await aSentApplication(db, { brandId: brand.id })
  expect(await prepareDecision({ db }, staff, { applicationId: ofBrand.id, decision: decline })).toEqual({
    ok: false,
    reason: 'not_yours',
  })
})

test('a veto keeps from admitting until it is taken back', async () => {
  const { db } = database
  const { id } = await aSentApplication(db)
  const [opposed, manager, tierId] = [await aManager(db), await aManager(db), await aTier(db)]
  await vote(db, opposed, id, { verdict: 'decline' })
  await vote(db, await aManager(db), id, { verdict: 'admit', tierId })
  const admit = () =>
    prepareDecision({ db }, manager, { applicationId: id, decision: { kind: 'admit', because: '', tierId } })
  expect(await admit()).toEqual({ ok: false, reason: 'vetoed' })
  await vote(db, opposed, id, { verdict: 'waitlist', version: 1 })
  expect((await admit()).ok).toBe(true)
})

test('whoever has an interest neither decides nor sees what was decided', async () => {
  const { db } = database
  const { manager, sent, decisionId } = await aPreparedDecision(db)
  const other = await aManager(db)
  await db
    .insertInto('conflicts_of_interest')
    .values({ application_id: sent.id, reviewer_id: other.personId, words: 'Amis' })
    .execute()
  const seenBy = async (actor: typeof other) =>
    (await listDecisions(db, actor))?.pending.some(({ id }) => id === decisionId)
  expect(await seenBy(manager)).toBe(true)
  expect(await seenBy(other)).toBe(false)
  expect(await releaseDecisions({ db }, other, [{ decisionId, version: 1 }])).toMatchObject({
    reason: 'changed_meanwhile',
  })
  expect(await callBackDecision({ db }, other, decisionId)).toEqual({ ok: false, reason: 'interest' })
})

test('two people decide at once: one decision', async () => {
  const { db } = database
  const { id } = await aSentApplication(db)
  for (let count = 0; count < 2; count++) await vote(db, await aManager(db), id)
  const answers = await Promise.all(
    [await aManager(db), await aManager(db)].map(manager =>
      prepareDecision({ db }, manager, { applicationId: id, decision: decline }),
    ),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
})

test('a vote and a decision at once: the decision stands on every vote that was given', async () => {
  const { db } = database
  for (let round = 0; round < 6; round++) {
    const { id } = await aSentApplication(db)
    const [opposed, tierId] = [await aManager(db), await aTier(db)]
    for (let count = 0; count < 2; count++)
      await vote(db, await aManager(db), id, { verdict: 'admit', tierId })
    await db
      .insertInto('application_assignments')
      .values({ application_id: id, reviewer_id: opposed.personId })
      .execute()
    const [voted, decided] = await Promise.all([
      castVote({ db }, opposed, {
        ...{ applicationId: id, version: 0, marks, notes: '', words: '', tierId: null },
        verdict: 'decline',
      }),
      prepareDecision({ db }, await aManager(db), {
        applicationId: id,
        decision: { kind: 'admit', because: '', tierId },
      }),
    ])
    expect(voted.ok && decided.ok).toBe(false)
  }
})

test('decisions are released together or not at all', async () => {
  const { db } = database
  const [one, two] = [await aPreparedDecision(db), await aPreparedDecision(db)]
  const both = (second: number) => [
    { decisionId: one.decisionId, version: 1 },
    { decisionId: two.decisionId, version: second },
  ]
  await editDecisionLetter({ db }, two.manager, {
    decisionId: two.decisionId,
    version: 1,
    subject: 'Autrement dit',
    body: 'Autrement.',
  })
  expect(await releaseDecisions({ db }, one.manager, both(1))).toEqual({
    ok: false,
    reason: 'changed_meanwhile',
    decisionIds: [two.decisionId],
  })
  expect(await stateOfDecision(db, one.decisionId)).toBe('pending')
  expect(await releaseDecisions({ db }, one.manager, both(2))).toMatchObject({
    ok: true,
    value: { released: 2 },
  })
  expect(await releaseDecisions({ db }, one.manager, both(2))).toMatchObject({
    ok: true,
    value: { released: 0 },
  })
  const due = await db
    .selectFrom('outbox')
    .select('due_at')
    .where('kind', '=', 'decisions.take_effect')
    .where('delivered_at', 'is', null)
    .execute()
  expect(due.length).toBe(2)
  const effects = await db
    .selectFrom('decisions')
    .select(['takes_effect_at', 'released_at'])
    .where('id', 'in', [one.decisionId, two.decisionId])
    .execute()
  for (const { takes_effect_at, released_at } of effects)
    expect(Number(takes_effect_at) - Number(released_at)).toBe(3_600_000)
  expect(new Set(effects.map(row => Number(row.takes_effect_at))).size).toBe(1)
})

test('a letter that was called back, or is not ours to send, keeps all of them from leaving', async () => {
  const { db } = database
  const [one, two] = [await aPreparedDecision(db), await aPreparedDecision(db)]
  await callBackDecision({ db }, two.manager, two.decisionId)
  const chosen = [one, two].map(({ decisionId }) => ({ decisionId, version: 1 }))
  expect(await releaseDecisions({ db }, one.manager, chosen)).toMatchObject({ reason: 'changed_meanwhile' })
  const brand = await aBrand(db)
  const staff = await aStaffMember(db, { role: 'brand_staff', brandId: brand.id })
  expect(await releaseDecisions({ db }, staff, chosen.slice(0, 1))).toEqual({
    ok: false,
    reason: 'not_yours',
  })
  expect(await stateOfDecision(db, one.decisionId)).toBe('pending')
})

test('within the hour second thoughts call it back whole; nothing has left, and it can be decided anew', async () => {
  const { db } = database
  const { decisionId, manager, sent } = await aReleasedDecision(db, { decision: decline })
  expect((await callBackDecision({ db }, manager, decisionId)).ok).toBe(true)
  expect((await callBackDecision({ db }, manager, decisionId)).ok).toBe(true)
  await endHour(db, decisionId)
  await takeEffectDecision({ db }, decisionId)
  expect(await stateOfDecision(db, decisionId)).toBe('called_back')
  expect(await stateOfApplication(db, sent.id)).toBe('submitted')
  expect(await decisionLettersTo(sent.personId)).toEqual([])
  expect((await prepareDecision({ db }, manager, { applicationId: sent.id, decision: decline })).ok).toBe(
    true,
  )
  const trail = await db
    .selectFrom('audit_entries')
    .select('action')
    .where('subject_id', '=', sent.id)
    .where('action', '=', 'decision.called_back')
    .execute()
  expect(trail).toHaveLength(1)
})

test('after the hour it is too late, even before anyone has carried it out', async () => {
  const { db } = database
  const { decisionId, manager, sent } = await aReleasedDecision(db, { isDue: true, decision: decline })
  expect(await callBackDecision({ db }, manager, decisionId)).toEqual({ ok: false, reason: 'too_late' })
  await takeEffectDecision({ db }, decisionId)
  expect(await callBackDecision({ db }, manager, decisionId)).toEqual({ ok: false, reason: 'too_late' })
  expect(await stateOfApplication(db, sent.id)).toBe('decided')
})

test('before the hour nothing happens; after it, once: the person is a member and has one letter', async () => {
  const { db } = database
  const { decisionId, sent, tierId, manager } = await aReleasedDecision(db)
  await takeEffectDecision({ db }, decisionId)
  expect(await stateOfDecision(db, decisionId)).toBe('released')
  expect(await standingOf(sent.personId)).toBe('applicant')

  await endHour(db, decisionId)
  await takeEffectDecision({ db }, decisionId)
  await takeEffectDecision({ db }, decisionId)
  expect(await takeEffectOfOverdueDecisions({ db })).toBe(0)
  expect(await standingOf(sent.personId)).toBe('member')
  const periods = await db
    .selectFrom('membership_periods')
    .select(['tier_id', 'kind', 'trial_until'])
    .where('person_id', '=', sent.personId)
    .execute()
  expect(periods).toEqual([{ tier_id: tierId, kind: 'full', trial_until: null }])
  const letters = await decisionLettersTo(sent.personId)
  expect(letters).toHaveLength(1)
  expect(letters[0]).toMatchObject({ topic: 'application_decision', subject: 'Vous êtes des nôtres' })
  const row = await db
    .selectFrom('applications')
    .select(['state', 'decided_at', 'erase_at'])
    .where('id', '=', sent.id)
    .executeTakeFirstOrThrow()
  expect(row.state).toBe('decided')
  const months = Number(row.erase_at) - Number(row.decided_at)
  expect(Math.round(months / 86_400_000 / 30.4)).toBe(12)
  const decided = await db
    .selectFrom('decisions')
    .select('decided_by')
    .where('id', '=', decisionId)
    .executeTakeFirstOrThrow()
  expect(decided.decided_by).toBe(manager.personId)
})

test('on trial, someone is a member through the last day on the club’s clock', async () => {
  const { db } = database
  const tierId = await aTier(db)
  const { decisionId, sent } = await aReleasedDecision(db, {
    tierId,
    decision: { kind: 'trial', because: '', tierId, trialUntil: '2037-06-30' },
    isDue: true,
  })
  await takeEffectDecision({ db }, decisionId)
  const period = await db
    .selectFrom('membership_periods')
    .select(['kind', 'trial_until'])
    .where('person_id', '=', sent.personId)
    .executeTakeFirstOrThrow()
  expect(period).toEqual({ kind: 'trial', trial_until: new Date('2037-06-30T22:00:00Z') })
})

test('one who waits keeps their place in the passage, and can be admitted later', async () => {
  const { db } = database
  const { decisionId, sent, manager, tierId } = await aReleasedDecision(db, {
    decision: { kind: 'waitlist', because: '', rank: 3 },
    isDue: true,
  })
  await takeEffectDecision({ db }, decisionId)
  expect(await stateOfApplication(db, sent.id)).toBe('waitlisted')
  expect(await standingOf(sent.personId)).toBe('applicant')
  const admit = await prepareDecision({ db }, manager, {
    applicationId: sent.id,
    decision: { kind: 'admit', because: '', tierId },
  })
  expect(admit.ok).toBe(true)
})

test('a refusal is courteous, says when to come back, and neither why nor by how much', async () => {
  const { db } = database
  const { decisionId, sent } = await aReleasedDecision(db, {
    decision: { kind: 'decline', because: 'Trop peu de lien, 8,2 ou non', returnOn: '2037-09-01' },
    isDue: true,
  })
  await takeEffectDecision({ db }, decisionId)
  const [letter] = await decisionLettersTo(sent.personId)
  const text = JSON.stringify(letter)
  expect(text).toContain('1er\u00a0septembre 2037')
  expect(text).not.toContain('lien')
  expect(text).not.toContain('8,2')
  expect(await standingOf(sent.personId)).toBe('prospect')
})

test('a refusal keeps its reason for the record, and cannot be without one', async () => {
  const { db } = database
  const sent = await aSentApplication(db, {
    definition: aVettedDefinition({ committee: { ...aCommittee, quorum: 0 } }),
  })
  const manager = await aManager(db)
  const refused = await prepareDecision({ db }, manager, {
    applicationId: sent.id,
    decision: { ...decline, because: ' ' },
  })
  expect(refused).toMatchObject({ ok: false, reason: 'amiss' })
  const past = await prepareDecision({ db }, manager, {
    applicationId: sent.id,
    decision: { kind: 'later', because: '', returnOn: '2020-01-01' },
  })
  expect(past).toMatchObject({ reason: 'amiss', problems: [{ field: 'returnOn', problem: 'not_to_come' }] })
})

test('what is previewed is what leaves, to the letter, in the applicant’s language', async () => {
  const { db } = database
  const render: LetterRenderer = async (content, locale, links) =>
    renderLetter(content, { locale, club: 'Connivence', links })
  const ctx = { ...aCtx(db), renderLetter: render }
  const { decisionId, manager, sent } = await aPreparedDecision(db, {
    locale: 'en',
    givenName: 'Andrew',
    familyName: 'Whitmore',
    civility: 'm',
  })
  const words = { subject: 'Come and see us', body: 'Dear friend.\n\nThe door is open.' }
  await editDecisionLetter({ db }, manager, { decisionId, version: 1, ...words })
  const preview = await previewDecision(ctx, manager, decisionId)
  await releaseDecisions({ db }, manager, [{ decisionId, version: 2 }])
  await endHour(db, decisionId)
  await takeEffectDecision({ db }, decisionId)
  const row = await db
    .selectFrom('letters')
    .select(['props', 'locale'])
    .where('person_id', '=', sent.personId)
    .executeTakeFirstOrThrow()
  expect(row.locale).toBe('en')
  const content = { kind: 'correspondence', props: row.props } as LetterContent
  const left = await render(content, 'en', { main: `${ctx.origin}/#` })
  expect(left.html).toBe(preview?.letter.html)
  expect(left.text).toContain('The door is open.')
  expect(left.text).toContain('Dear Mr Whitmore,')
  expect(await previewDecision(ctx, await aStaffMember(db), decisionId)).toBe(null)
})

test('a letter is rewritten by the latest page alone, and not once it is released', async () => {
  const { db } = database
  const { decisionId, manager } = await aPreparedDecision(db)
  const edit = (version: number, body: string) =>
    editDecisionLetter({ db }, manager, { decisionId, version, subject: 'Un mot', body })
  expect(await edit(1, 'Un.')).toEqual({ ok: true, value: { version: 2 } })
  expect(await edit(1, 'Un.')).toEqual({ ok: true, value: { version: 2 } })
  expect(await edit(1, 'Deux.')).toEqual({ ok: false, reason: 'edited_elsewhere' })
  await releaseDecisions({ db }, manager, [{ decisionId, version: 2 }])
  expect(await edit(3, 'Trois.')).toEqual({ ok: false, reason: 'released' })
})

test('the one who put the name forward earns their points when it is a yes, and only once', async () => {
  const { db } = database
  const nominator = await aNominator(db)
  const flow = await anOpenFlow(db, { definition: aVettedDefinition() })
  const personId = (await aStaffMember(db)).personId
  const nominationId = await aNomination(db, {
    nominatorId: nominator.actor.personId,
    personId,
    flowId: flow.id,
  })
  const { decisionId, sent } = await aReleasedDecision(db, {
    flow,
    nominationOf: { personId, nominationId },
    isDue: true,
  })
  await takeEffectDecision({ db }, decisionId)
  await takeEffectDecision({ db }, decisionId)
  const entries = await db
    .selectFrom('point_entries')
    .select(['reason', 'subject_id'])
    .where('person_id', '=', nominator.actor.personId)
    .execute()
  expect(entries).toEqual([{ reason: 'nomination', subject_id: sent.id }])
})

test('whoever withdrew before the hour was over is left in peace: no letter, no membership', async () => {
  const { db } = database
  const { decisionId, sent } = await aReleasedDecision(db)
  const applicant = { kind: 'person', personId: sent.personId, sessionId: sent.id, roles: [] } as const
  expect((await withdrawApplication({ db }, applicant, { applicationId: sent.id })).ok).toBe(true)
  await endHour(db, decisionId)
  await takeEffectDecision({ db }, decisionId)
  expect(await stateOfDecision(db, decisionId)).toBe('called_back')
  expect(await stateOfApplication(db, sent.id)).toBe('withdrawn')
  expect(await decisionLettersTo(sent.personId)).toEqual([])
  expect(await standingOf(sent.personId)).toBe('prospect')
})

test('a member who asked for a higher tier rises to it, and keeps their membership', async () => {
  const { db } = database
  const [lower, higher] = [await aTier(db, { name: 'Cercle' }), await aTier(db, { name: 'Signature' })]
  const first = await aReleasedDecision(db, { tierId: lower, isDue: true })
  await takeEffectDecision({ db }, first.decisionId)
  const flow = await anOpenFlow(db, { definition: aVettedDefinition() })
  await db
    .updateTable('flows')
    .set({ purpose: 'rise', rises_to_tier_id: higher })
    .where('id', '=', flow.id)
    .execute()
  const sent = await aSentApplication(db, { flow })
  await db
    .updateTable('applications')
    .set({ person_id: first.sent.personId })
    .where('id', '=', sent.id)
    .execute()
  // Whatever tier is named, a programme that leads to one admits to that one.
  const { decisionId } = await aReleasedDecision(db, { sent, tierId: lower, isDue: true })
  await takeEffectDecision({ db }, decisionId)
  const memberships = await db
    .selectFrom('memberships as m')
    .innerJoin('membership_periods as p', 'p.membership_id', 'm.id')
    .select(['m.id', 'p.tier_id'])
    .where('m.person_id', '=', first.sent.personId)
    .orderBy('p.from_at')
    .execute()
  expect(new Set(memberships.map(({ id }) => id)).size).toBe(1)
  expect(memberships.map(row => row.tier_id)).toEqual([lower, higher])
})

test('decisions whose effect was lost are carried out by the schedule', async () => {
  const { db } = database
  const { decisionId } = await aReleasedDecision(db, { isDue: true })
  expect(await takeEffectOfOverdueDecisions({ db })).toBe(1)
  expect(await stateOfDecision(db, decisionId)).toBe('effective')
})

test('a deposit goes back when the answer is no, once, and a fee stays; when it is yes nothing is owed', async () => {
  const { db } = database
  const owedAfter = async (wishes: { decision?: DecisionDraft; isReturned?: boolean }) => {
    const { decisionId, sent } = await aReleasedDecision(db, { decision: wishes.decision, isDue: true })
    const deposit = await db
      .insertInto('deposits')
      .values({
        application_id: sent.id,
        step_id: 'till',
        amount: 12_000,
        currency: 'EUR',
        is_returned: wishes.isReturned ?? true,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('deposit_movements')
      .values({
        deposit_id: deposit.id,
        kind: 'captured',
        amount: 12_000,
        currency: 'EUR',
        stripe_object_id: `ch_${sent.id}`,
        occurred_at: new Date(),
      })
      .execute()
    await takeEffectDecision({ db }, decisionId)
    await takeEffectDecision({ db }, decisionId)
    const rows = await db
      .selectFrom('deposit_refunds')
      .select(['amount', 'because'])
      .where('deposit_id', '=', deposit.id)
      .execute()
    return rows
  }
  expect(await owedAfter({ decision: decline })).toEqual([{ amount: 12_000, because: 'declined' }])
  expect(await owedAfter({ decision: decline, isReturned: false })).toEqual([])
  expect(await owedAfter({})).toEqual([])
})
