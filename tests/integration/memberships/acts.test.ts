import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '~/domain/kernel/actor'
import { admitByHand } from '~/domain/memberships/admit-by-hand.server'
import { admitMember, raiseMember } from '~/domain/memberships/admit-member.server'
import { changeKind } from '~/domain/memberships/change-kind.server'
import { endMembership, leaveTheCircle } from '~/domain/memberships/end-membership.server'
import { moveMember } from '~/domain/memberships/move-member.server'
import { pauseMembership, resumeMembership } from '~/domain/memberships/pause-membership.server'
import { readStandingOf, standingOn } from '~/domain/memberships/queries.server'
import { listMembers, readMember } from '~/domain/memberships/staff-queries.server'
import { reinstateMembership, suspendMembership } from '~/domain/memberships/suspend-membership.server'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { aStaffMember, someone } from '../../factories/invitation'
import { aMember, type TheLadder, theLadder } from '../../factories/membership'
import { lettersTo } from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase({ poolSize: 12 })
let ladder: TheLadder
let manager: SignedIn
beforeAll(async () => {
  ladder = await theLadder(database.db)
  manager = await aStaffMember(database.db, { role: 'manager' })
})
const ctx = () => ({ db: database.db })
const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000)
const themself = (personId: string): SignedIn => ({
  kind: 'person',
  personId,
  sessionId: randomUUID(),
  roles: [],
})
const no = { ok: false, reason: 'not_found' }

async function versionOf(personId: string): Promise<number> {
  return (await readMember(database.db, manager, personId))?.membership?.version ?? 0
}
const personStanding = (id: string) =>
  database.db.selectFrom('persons').select('standing').where('id', '=', id).executeTakeFirstOrThrow()

test('admitted by hand, someone is a member, and asked twice at once they are admitted once', async () => {
  const { id: personId } = await someone(database.db)
  const admission = {
    personId,
    tierId: ladder.signature.id,
    kind: 'full' as const,
    trialUntil: null,
    words: 'Amie de la maison',
  }
  const answers = await Promise.all([
    admitByHand(ctx(), manager, admission),
    admitByHand(ctx(), manager, admission),
  ])
  expect(answers.filter(answer => answer.ok)).toHaveLength(1)
  expect(answers).toContainEqual({ ok: false, reason: 'already_member' })
  expect(await readStandingOf(database.db, personId)).toMatchObject({ tierSlug: 'signature', kind: 'full' })
  expect(await personStanding(personId)).toEqual({ standing: 'member' })
})

test('a trial that would be over is not begun', async () => {
  const { id: personId } = await someone(database.db)
  const trial = { personId, tierId: ladder.cercle.id, kind: 'trial' as const, words: 'Essai' }
  expect(await admitByHand(ctx(), manager, { ...trial, trialUntil: daysFromNow(-1) })).toEqual({
    ok: false,
    reason: 'past_day',
  })
})

test('a decision that admits a member keeps the membership, and lifts it only upwards', async () => {
  const { personId, membershipId } = await aMember(database.db, { tier: ladder.signature })
  const admit = (tierId: string) =>
    inTransaction(database.db, async tx => {
      await lockRows(tx, 'persons', [personId])
      return admitMember(ctx(), tx, manager, { personId, tierId, kind: 'full', trialUntil: null, words: '' })
    })
  expect(await admit(ladder.cercle.id)).toEqual({ membershipId })
  expect((await readStandingOf(database.db, personId))?.tierSlug).toBe('signature')
  expect(await admit(ladder.fondateur.id)).toEqual({ membershipId })
  expect((await readStandingOf(database.db, personId))?.tierSlug).toBe('fondateur')
})

test('whoever is no member any more is not raised', async () => {
  const { id: personId } = await someone(database.db)
  const raised = await inTransaction(database.db, async tx => {
    await lockRows(tx, 'persons', [personId])
    return raiseMember(ctx(), tx, manager, { personId, tierId: ladder.signature.id, words: '' })
  })
  expect(raised).toBeNull()
})

test('of two acts from the same page the second is told, and history keeps what was', async () => {
  const { personId } = await aMember(database.db, { since: daysFromNow(-10) })
  const act = {
    personId,
    version: await versionOf(personId),
    tierId: ladder.signature.id,
    words: 'Pour ses conseils',
  }
  const answers = await Promise.all([moveMember(ctx(), manager, act), moveMember(ctx(), manager, act)])
  expect(answers.map(answer => (answer.ok ? 'done' : answer.reason)).sort()).toEqual([
    'done',
    'edited_elsewhere',
  ])
  expect((await standingOn(database.db, personId, daysFromNow(-1)))?.tierSlug).toBe('cercle')
  expect((await standingOn(database.db, personId, daysFromNow(-11)))?.tierSlug).toBeUndefined()
  expect((await standingOn(database.db, personId, daysFromNow(1)))?.tierSlug).toBe('signature')
  expect(await lettersTo(database.db, personId)).toEqual(['correspondence'])
})

test('suspended with a reason, the member is written to, and reinstated is what they were', async () => {
  const { personId } = await aMember(database.db, { tier: ladder.signature })
  const act = async () => ({ personId, version: await versionOf(personId) })
  expect(await suspendMembership(ctx(), manager, { ...(await act()), words: ' ' })).toEqual({
    ok: false,
    reason: 'no_words',
  })
  expect((await suspendMembership(ctx(), manager, { ...(await act()), words: 'La charte' })).ok).toBe(true)
  expect((await readStandingOf(database.db, personId))?.state).toBe('suspended')
  expect(await lettersTo(database.db, personId)).toEqual(['correspondence'])
  expect(await pauseMembership(ctx(), themself(personId), { personId, until: null })).toEqual({
    ok: false,
    reason: 'suspended',
  })
  expect((await reinstateMembership(ctx(), manager, { ...(await act()), words: '' })).ok).toBe(true)
  expect(await readStandingOf(database.db, personId)).toMatchObject({
    state: 'active',
    tierSlug: 'signature',
  })
})

test('a member pauses and takes up again by themself; nobody else’s is theirs to pause', async () => {
  const { personId } = await aMember(database.db)
  const other = await aMember(database.db)
  const me = themself(personId)
  expect(await pauseMembership(ctx(), me, { personId: other.personId, until: null })).toEqual(no)
  expect(await pauseMembership(ctx(), me, { personId, until: daysFromNow(-1) })).toEqual({
    ok: false,
    reason: 'past_day',
  })
  expect((await pauseMembership(ctx(), me, { personId, until: daysFromNow(9) })).ok).toBe(true)
  expect((await pauseMembership(ctx(), me, { personId, until: daysFromNow(20) })).ok).toBe(true)
  const paused = await readStandingOf(database.db, personId)
  expect(paused?.state).toBe('paused')
  expect(await readStandingOf(database.db, personId, daysFromNow(21))).toMatchObject({
    state: 'active',
    pausedUntil: null,
  })
  expect((await resumeMembership(ctx(), me, { personId })).ok).toBe(true)
  expect((await resumeMembership(ctx(), me, { personId })).ok).toBe(true)
  expect((await readStandingOf(database.db, personId))?.state).toBe('active')
})

test('an honorary membership and a prolonged trial are a change of how it is held', async () => {
  const { personId } = await aMember(database.db, { kind: 'trial', trialUntil: daysFromNow(3) })
  const until = daysFromNow(30)
  const prolonged = {
    personId,
    version: await versionOf(personId),
    kind: 'trial' as const,
    words: 'Encore un peu',
  }
  expect((await changeKind(ctx(), manager, { ...prolonged, trialUntil: until })).ok).toBe(true)
  expect((await readStandingOf(database.db, personId))?.trialUntil).toEqual(until)
  const honoured = { ...prolonged, version: await versionOf(personId), kind: 'honorary' as const }
  expect((await changeKind(ctx(), manager, { ...honoured, trialUntil: null })).ok).toBe(true)
  expect(await readStandingOf(database.db, personId)).toMatchObject({ kind: 'honorary', trialUntil: null })
})

test('who leaves is no member from that instant, once, and may come back as a new one', async () => {
  const { personId, membershipId } = await aMember(database.db, { since: daysFromNow(-10) })
  const answers = await Promise.all([
    leaveTheCircle(ctx(), themself(personId)),
    leaveTheCircle(ctx(), themself(personId)),
  ])
  expect(answers.every(answer => answer.ok)).toBe(true)
  expect(await readStandingOf(database.db, personId)).toBeNull()
  expect(await personStanding(personId)).toEqual({ standing: 'prospect' })
  expect((await standingOn(database.db, personId, daysFromNow(-1)))?.membershipId).toBe(membershipId)
  const again = await aMember(database.db, { personId })
  expect(again.membershipId).not.toBe(membershipId)
})

test('a membership that the club ends says why, to them and to the next who reads', async () => {
  const { personId } = await aMember(database.db)
  const version = await versionOf(personId)
  expect(await endMembership(ctx(), manager, { personId, version, words: '' })).toMatchObject({
    reason: 'no_words',
  })
  expect((await endMembership(ctx(), manager, { personId, version, words: 'La charte' })).ok).toBe(true)
  expect((await readMember(database.db, manager, personId))?.ends).toMatchObject([
    { because: 'club', words: 'La charte' },
  ])
  expect(await lettersTo(database.db, personId)).toEqual(['correspondence'])
})

test('brand staff, the door and members themselves do no act of those who run the club', async () => {
  const { personId } = await aMember(database.db)
  const version = await versionOf(personId)
  const others = [
    await aStaffMember(database.db, { role: 'brand_staff', brandId: randomUUID() }),
    await aStaffMember(database.db, { role: 'door', eventId: randomUUID() }),
    themself(personId),
  ]
  for (const other of others) {
    const words = 'Parce que'
    expect(await moveMember(ctx(), other, { personId, version, tierId: ladder.fondateur.id, words })).toEqual(
      no,
    )
    expect(await suspendMembership(ctx(), other, { personId, version, words })).toEqual(no)
    expect(await endMembership(ctx(), other, { personId, version, words })).toEqual(no)
    expect(
      await changeKind(ctx(), other, { personId, version, kind: 'honorary', trialUntil: null, words }),
    ).toEqual(no)
    expect(await readMember(database.db, other, personId)).toBeNull()
    expect(await listMembers(database.db, other, { q: '', tier: '', state: '', page: 1 })).toBeNull()
  }
})

test('nobody who runs the club decides of their own membership', async () => {
  const own = { ok: false, reason: 'your_own' }
  const admission = { kind: 'full' as const, trialUntil: null, words: 'Moi' }
  expect(
    await admitByHand(ctx(), manager, {
      ...admission,
      personId: manager.personId,
      tierId: ladder.fondateur.id,
    }),
  ).toEqual(own)
  const { personId } = await aMember(database.db, { personId: manager.personId })
  const act = { personId, version: await versionOf(personId), words: 'Moi' }
  expect(await moveMember(ctx(), manager, { ...act, tierId: ladder.fondateur.id })).toEqual(own)
  expect(await changeKind(ctx(), manager, { ...act, kind: 'honorary', trialUntil: null })).toEqual(own)
})

test('members are found by name, tier and how they hold it', async () => {
  const { personId } = await aMember(database.db, {
    givenName: 'Iphigénie',
    familyName: 'Vauquelin',
    tier: ladder.fondateur,
    kind: 'trial',
  })
  const find = async (search: Partial<Parameters<typeof listMembers>[2]>) => {
    const found = await listMembers(database.db, manager, { q: '', tier: '', state: '', page: 1, ...search })
    return found?.members.map(member => member.personId) ?? []
  }
  expect(await find({ q: 'vauquelin iphi' })).toEqual([personId])
  expect(await find({ q: 'vauquelin', tier: 'fondateur', state: 'trial' })).toEqual([personId])
  expect(await find({ q: 'vauquelin', tier: 'cercle' })).toEqual([])
  expect(await find({ q: 'vauquelin', state: 'paused' })).toEqual([])
  expect(await find({ q: '100%' })).toEqual([])
})
