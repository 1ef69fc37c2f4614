import { expect, test } from 'vitest'
import type { SignedIn } from '~/domain/kernel/actor'
import { assignReviewers } from '~/domain/vetting/assign-reviewers.server'
import { castVote } from '~/domain/vetting/cast-vote.server'
import { declareInterest } from '~/domain/vetting/declare-interest.server'
import { readDesk } from '~/domain/vetting/desk-queries.server'
import { readSheet } from '~/domain/vetting/review-store.server'
import { saveSheet } from '~/domain/vetting/save-sheet.server'
import { assignOnSubmission, shareOutApplications } from '~/domain/vetting/share-out-applications.server'
import { writeComment } from '~/domain/vetting/write-comment.server'
import { breaksConstraint } from '~db/transaction'
import { anOpenFlow } from '../../factories/application'
import { aBrand } from '../../factories/brand'
import { aStaffMember, someone } from '../../factories/invitation'
import { aNomination } from '../../factories/nomination'
import { aRole } from '../../factories/person'
import {
  aManager,
  aPreparedDecision,
  aSentApplication,
  aTier,
  aVettedDefinition,
  marks,
  vote,
} from '../../factories/vetting'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()

/** All that the page is made from: what is not in it, no loader can give away. */
async function everythingRead(actor: SignedIn, applicationId: string): Promise<string> {
  return JSON.stringify(await readDesk(database.db, actor, applicationId))
}

async function assign(applicationId: string, ...readers: SignedIn[]): Promise<void> {
  for (const { personId, roles } of readers)
    for (const role of roles) await aRole(database.db, personId, role)
  const answer = await assignReviewers({ db: database.db }, await aManager(database.db), {
    applicationId,
    reviewerIds: readers.map(({ personId }) => personId),
  })
  if (!answer.ok) throw new Error(answer.reason)
}

test('until a reader has voted, nothing that the others wrote leaves the database', async () => {
  const { db } = database
  const first = await aManager(db)
  const brand = await aBrand(db)
  const second = await aStaffMember(db, { role: 'brand_staff', brandId: brand.id })
  await db
    .updateTable('persons')
    .set({ given_name: 'Zénobie', family_name: 'Quatrevoix' })
    .where('id', '=', first.personId)
    .execute()
  const { id } = await aSentApplication(db, { brandId: brand.id })
  await vote(db, first, id, { words: 'Un regard singulier', verdict: 'waitlist' })
  await writeComment({ db }, first, { applicationId: id, words: 'Je la verrais bien en mars' })

  const before = await everythingRead(second, id)
  for (const secret of ['Un regard singulier', 'Je la verrais', 'Zénobie', 'waitlist', 'median'])
    expect(before).not.toContain(secret)
  expect(before).toContain('"vote_came_in"')
  expect(before).toContain('"votes":1')

  await vote(db, second, id)
  const after = await everythingRead(second, id)
  for (const shown of ['Un regard singulier', 'Je la verrais', 'Zénobie', 'waitlist', 'median'])
    expect(after).toContain(shown)
})

test('private notes are read by nobody but their author', async () => {
  const { db } = database
  const [first, second] = [await aManager(db), await aManager(db)]
  const { id } = await aSentApplication(db)
  await castVote({ db }, first, {
    ...{ applicationId: id, version: 0, marks, words: '', verdict: 'decline', tierId: null },
    notes: 'À moi seul',
  })
  await vote(db, second, id)
  expect(await everythingRead(second, id)).not.toContain('À moi seul')
  expect((await readSheet(db, id, first.personId)).notes).toBe('À moi seul')
})

test('one who runs the club and was not asked sees a number until there are votes enough, and then votes no more', async () => {
  const { db } = database
  const manager = await aManager(db)
  const { id } = await aSentApplication(db)
  await vote(db, await aManager(db), id, { words: 'Oui, sans hésiter' })
  expect(await everythingRead(manager, id)).not.toContain('sans hésiter')
  await vote(db, await aManager(db), id)
  expect(await everythingRead(manager, id)).toContain('sans hésiter')
  const late = { applicationId: id, version: 0, marks, notes: '', words: '', tierId: null }
  expect(await castVote({ db }, manager, { ...late, verdict: 'decline' })).toEqual({
    ok: false,
    reason: 'not_blind',
  })
})

test('a reader who says that they have an interest loses their vote, sees nothing, and someone else is asked', async () => {
  const { db } = database
  const brand = await aBrand(db)
  const staff = () => aStaffMember(db, { role: 'brand_staff', brandId: brand.id })
  const [first, second] = [await staff(), await staff()]
  await aStaffMemberWithRole(brand.id)
  const { id } = await aSentApplication(db, { brandId: brand.id })
  await assign(id, first, second)
  await vote(db, first, id, { words: 'Mon beau-frère' })
  await vote(db, second, id, { words: 'Bien' })
  const declared = await declareInterest({ db }, first, { applicationId: id, words: 'Nous sommes parents' })
  expect(declared).toEqual({ ok: true })

  expect(await everythingRead(first, id)).not.toContain('Bien')
  expect(await everythingRead(second, id)).not.toContain('Mon beau-frère')
  const desk = await readDesk(db, second, id)
  expect(desk?.facts.votes).toBe(1)
  const answers = [
    await castVote({ db }, first, {
      ...{ applicationId: id, version: 9, marks, notes: '', words: '', tierId: null },
      verdict: 'decline',
    }),
    await saveSheet({ db }, first, { applicationId: id, version: 9, marks: {}, notes: 'encore' }),
  ]
  expect(answers.map(answer => !answer.ok && answer.reason)).toEqual(['interest', 'interest'])
  const assigned = await db
    .selectFrom('application_assignments')
    .select('reviewer_id')
    .where('application_id', '=', id)
    .execute()
  expect(assigned).toHaveLength(2)
  expect(assigned.map(({ reviewer_id }) => reviewer_id)).not.toContain(first.personId)
})

test('the database itself refuses a vote with an interest, whichever of the two comes first', async () => {
  const { db } = database
  const reader = await aManager(db)
  const voteOf = (application_id: string) =>
    db
      .insertInto('reviews')
      .values({ application_id, reviewer_id: reader.personId, vote: 'decline', voted_at: new Date() })
      .execute()
  const conflictOf = (application_id: string) =>
    db
      .insertInto('conflicts_of_interest')
      .values({ application_id, reviewer_id: reader.personId, words: 'Amis' })
      .execute()
  const isGuarded = async (attempt: Promise<unknown>) => {
    const error = await attempt.then(
      () => null,
      thrown => thrown,
    )
    return breaksConstraint(error, 'no_vote_with_an_interest')
  }
  const [first, second, third] = [
    await aSentApplication(db),
    await aSentApplication(db),
    await aSentApplication(db),
  ]
  await voteOf(first.id)
  expect(await isGuarded(conflictOf(first.id))).toBe(true)
  await conflictOf(second.id)
  expect(await isGuarded(voteOf(second.id))).toBe(true)
  // Its twin without an interest is taken: the guard is not what refuses everything.
  expect(await isGuarded(voteOf(third.id))).toBe(false)
})

test('two windows, one that votes and one that declares an interest: never both', async () => {
  const { db } = database
  for (let round = 0; round < 8; round++) {
    const reader = await aManager(db)
    const { id } = await aSentApplication(db)
    await Promise.all([
      castVote({ db }, reader, {
        ...{ applicationId: id, version: 0, marks, notes: '', words: '', tierId: null },
        verdict: 'decline',
      }),
      declareInterest({ db }, reader, { applicationId: id, words: 'Amis' }),
    ])
    expect((await readSheet(db, id, reader.personId)).verdict).toBe(null)
  }
})

test('whoever put the name forward, or vouched in words, has no vote; nobody reads their own', async () => {
  const { db } = database
  const [nominator, voucher, applicant] = [await aManager(db), await aManager(db), await aManager(db)]
  const flow = await anOpenFlow(db, { definition: aVettedDefinition() })
  const nominationId = await aNomination(db, {
    nominatorId: nominator.personId,
    personId: applicant.personId,
    flowId: flow.id,
  })
  const { id } = await aSentApplication(db, {
    flow,
    nominationOf: { personId: applicant.personId, nominationId },
  })
  await db
    .insertInto('vouches')
    .values({
      application_id: id,
      applicant_id: applicant.personId,
      step_id: 'vouching',
      address: 'a@b.example',
      address_norm: 'a@b.example',
      voucher_id: voucher.personId,
      state: 'given',
      words: 'Je réponds d’elle',
      answered_at: new Date(),
    })
    .execute()
  const reasonOf = async (actor: SignedIn) => {
    const answer = await castVote({ db }, actor, {
      ...{ applicationId: id, version: 0, marks, notes: '', words: '', tierId: null },
      verdict: 'decline',
    })
    return answer.ok ? 'yes' : answer.reason
  }
  expect(await reasonOf(nominator)).toBe('interest')
  expect(await reasonOf(voucher)).toBe('interest')
  expect(await reasonOf(applicant)).toBe('not_found')
  expect(await readDesk(db, applicant, id)).toBe(null)
  expect(await reasonOf(await aManager(db))).toBe('yes')
})

test('brand staff read the applications of their own brand, without what is for those who run the club', async () => {
  const { db } = database
  const [own, other] = [await aBrand(db), await aBrand(db)]
  const staff = await aStaffMember(db, { role: 'brand_staff', brandId: own.id })
  const door = await aStaffMember(db, { role: 'door', eventId: '00000000-0000-4000-8000-000000000000' })
  const ofOwn = await aSentApplication(db, { brandId: own.id })
  const ofOther = await aSentApplication(db, { brandId: other.id })
  const ofClub = await aSentApplication(db)

  const read = await everythingRead(staff, ofOwn.id)
  expect(read).toContain('Une suspension plus douce')
  expect(read).not.toContain('06 11 22 33 44')
  expect(await everythingRead(await aManager(db), ofOwn.id)).toContain('06 11 22 33 44')
  for (const { id } of [ofOther, ofClub]) {
    expect(await readDesk(db, staff, id)).toBe(null)
    const refused = await castVote({ db }, staff, {
      ...{ applicationId: id, version: 0, marks, notes: '', words: '', tierId: null },
      verdict: 'decline',
    })
    expect(refused).toEqual({ ok: false, reason: 'not_found' })
  }
  expect(await readDesk(db, door, ofOwn.id)).toBe(null)
})

test('a draft is read by nobody but the one who writes it', async () => {
  const { db } = database
  const { id } = await aSentApplication(db)
  await db
    .updateTable('applications')
    .set({ state: 'draft', submitted_at: null, reply_by: null })
    .where('id', '=', id)
    .execute()
  expect(await readDesk(db, await aManager(db), id)).toBe(null)
})

test('a sheet is kept as it is filled in, by the latest window alone', async () => {
  const { db } = database
  const reader = await aManager(db)
  const { id: applicationId } = await aSentApplication(db)
  const save = (version: number, notes: string) =>
    saveSheet({ db }, reader, { applicationId, version, marks: { tie: 3 }, notes })
  expect(await save(0, 'un')).toEqual({ ok: true, value: { version: 1 } })
  expect(await save(0, 'un')).toEqual({ ok: true, value: { version: 1 } })
  expect(await save(0, 'deux')).toEqual({ ok: false, reason: 'edited_elsewhere' })
  expect(await save(1, 'deux')).toEqual({ ok: true, value: { version: 2 } })
  expect(await readSheet(db, applicationId, reader.personId)).toMatchObject({
    notes: 'deux',
    marks: { tie: 3 },
    verdict: null,
  })
})

test('a sheet that kept itself just before the vote is the same sheet; one changed in another window is not', async () => {
  const { db } = database
  const reader = await aManager(db)
  const { id: applicationId } = await aSentApplication(db)
  const sheet = { applicationId, version: 0, marks, notes: 'Franche, précise.' }
  const cast = (notes: string) =>
    castVote({ db }, reader, { ...sheet, notes, words: '', verdict: 'decline', tierId: null })
  await saveSheet({ db }, reader, sheet)
  expect(await cast('Autre chose.')).toEqual({ ok: false, reason: 'edited_elsewhere' })
  expect(await cast('Franche, précise.')).toEqual({ ok: true, value: { version: 2 } })
})

test('a vote stands on a whole sheet, says to which tier, and changes until a decision is prepared', async () => {
  const { db } = database
  const reader = await aManager(db)
  const sent = await aSentApplication(db)
  const tierId = await aTier(db)
  const base = { applicationId: sent.id, version: 0, marks, notes: '', words: '', tierId: null }
  const cast = (change: object) =>
    castVote({ db }, reader, { ...base, verdict: 'admit', ...change } as Parameters<typeof castVote>[2])
  expect(await cast({ marks: { tie: 4 }, tierId })).toEqual({
    ok: false,
    reason: 'not_marked',
    criteria: ['curiosity'],
  })
  expect(await cast({})).toEqual({ ok: false, reason: 'tier_missing' })
  expect(await cast({ tierId: reader.personId })).toEqual({ ok: false, reason: 'tier_unknown' })
  expect((await cast({ tierId })).ok).toBe(true)
  expect(await cast({ tierId, version: 1 })).toEqual({ ok: true, value: { version: 1 } })
  expect((await cast({ verdict: 'decline', version: 1 })).ok).toBe(true)
  const trail = await db
    .selectFrom('audit_entries')
    .select(['action', 'details'])
    .where('subject_id', '=', sent.id)
    .where('action', 'like', 'review.%')
    .orderBy('id')
    .execute()
  expect(trail.map(({ action }) => action)).toEqual(['review.voted', 'review.vote_changed'])
  expect(trail[1]?.details).toMatchObject({ before: 'admit', verdict: 'decline', tierBefore: tierId })

  await aPreparedDecision(db, {
    sent,
    votes: 1,
    decision: { kind: 'decline', because: 'Le lien', returnOn: null },
  })
  expect(await cast({ verdict: 'later', version: 2 })).toEqual({ ok: false, reason: 'decision_prepared' })
})

test('an application that is sent gets as many readers as it needs votes, shared by load, never its own people', async () => {
  const { db } = database
  const brand = await aBrand(db)
  const staff: string[] = []
  for (let count = 0; count < 3; count++) staff.push((await aStaffMemberWithRole(brand.id)).personId)
  const flow = await anOpenFlow(db, { definition: aVettedDefinition(), brandId: brand.id })
  await onlyTheBrandReads()
  const sent: { id: string }[] = []
  for (let count = 0; count < 3; count++) sent.push(await aSentApplication(db, { flow }))
  await db
    .insertInto('conflicts_of_interest')
    .values({ application_id: sent[0]?.id ?? '', reviewer_id: staff[0] ?? '', words: 'Amis' })
    .execute()
  for (const { id } of sent) await db.transaction().execute(tx => assignOnSubmission(tx, id))
  for (const { id } of sent) await db.transaction().execute(tx => assignOnSubmission(tx, id))

  const rows = await db
    .selectFrom('application_assignments')
    .select(['application_id', 'reviewer_id'])
    .where(
      'application_id',
      'in',
      sent.map(({ id }) => id),
    )
    .execute()
  expect(rows).toHaveLength(6)
  expect(rows.some(row => row.application_id === sent[0]?.id && row.reviewer_id === staff[0])).toBe(false)
  const counts = staff.map(id => rows.filter(row => row.reviewer_id === id).length).sort()
  expect(counts).toEqual([2, 2, 2])

  const refused = await shareOutApplications({ db }, await aStaffMemberWithRole(brand.id))
  expect(refused).toEqual({ ok: false, reason: 'not_yours' })
})

/** Those who run the club read for every brand: without them the loads of this brand are its own. */
async function onlyTheBrandReads(): Promise<void> {
  await database.db.deleteFrom('staff_roles').where('role', 'in', ['manager', 'admin']).execute()
}

/** One whose right stands in the database too, where everybody who could read is looked for. */
async function aStaffMemberWithRole(brandId: string): Promise<SignedIn> {
  const role = { role: 'brand_staff', brandId } as const
  const actor = await aStaffMember(database.db, role)
  await aRole(database.db, actor.personId, role)
  return actor
}

test('by hand, only those who read the brand’s applications are named, and who has voted stays', async () => {
  const { db } = database
  const brand = await aBrand(db)
  const [first, second] = [await aStaffMemberWithRole(brand.id), await aStaffMemberWithRole(brand.id)]
  const stranger = await someone(db)
  const manager = await aManager(db)
  const { id: applicationId } = await aSentApplication(db, { brandId: brand.id })
  const name = (...reviewerIds: string[]) => assignReviewers({ db }, manager, { applicationId, reviewerIds })
  expect(await name(stranger.id)).toEqual({ ok: false, reason: 'not_eligible' })
  expect(await name(first.personId)).toEqual({ ok: true })
  await vote(db, first, applicationId)
  expect(await name(second.personId)).toEqual({ ok: true })
  const readers = (await readDesk(db, manager, applicationId))?.readers ?? []
  const told = readers
    .filter(({ isAssigned }) => isAssigned)
    .map(({ id, hasVoted }) => [id, hasVoted])
    .sort()
  expect(told).toEqual(
    [
      [first.personId, true],
      [second.personId, false],
    ].sort(),
  )
  const asStaff = await assignReviewers({ db }, first, { applicationId, reviewerIds: [] })
  expect(asStaff).toEqual({ ok: false, reason: 'not_yours' })
})
