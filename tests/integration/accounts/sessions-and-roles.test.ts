import { describe, expect, test } from 'vitest'
import { endOtherSessions, endSession } from '~/domain/accounts/end-session.server'
import { grantRole } from '~/domain/accounts/grant-role.server'
import { listRoleScopes, listTeam } from '~/domain/accounts/list-team.server'
import { makeAdmin } from '~/domain/accounts/make-admin.server'
import { listMySessions } from '~/domain/accounts/queries.server'
import { readSession } from '~/domain/accounts/read-session.server'
import { revokeRole } from '~/domain/accounts/revoke-role.server'
import { touchSession } from '~/domain/accounts/touch-session.server'
import type { StaffRole } from '~/domain/kernel/actor'
import { anEvent } from '../../factories/event'
import { accountsCtx, aSession, signedIn } from '../../factories/person'
import { testDatabase, useTestDatabase } from '../../set-up/database'

const base = useTestDatabase()
const ctx = () => accountsCtx(base.db)

const grant = (address: string, role: StaffRole) => ({
  address,
  givenName: 'Jules',
  familyName: 'Amiot',
  locale: 'fr' as const,
  role,
})

describe('sessions', () => {
  test('one that is ended is refused at the next request', async () => {
    const { actor, token } = await signedIn(base.db)
    expect((await readSession(ctx(), token))?.actor).toEqual(actor)
    expect(await endSession(ctx(), actor, actor.sessionId)).toEqual({ ok: true })
    expect(await readSession(ctx(), token)).toBeNull()
    expect(await endSession(ctx(), actor, actor.sessionId)).toEqual({ ok: false, reason: 'not_found' })
  })

  test('after thirty days it is over', async () => {
    const { actor, token } = await signedIn(base.db)
    await base.db
      .updateTable('sessions')
      .set({ expires_at: new Date(Date.now() - 1) })
      .where('id', '=', actor.sessionId)
      .execute()
    expect(await readSession(ctx(), token)).toBeNull()
    expect(await listMySessions(ctx(), actor)).toEqual([])
  })

  test('nobody ends the session of another', async () => {
    const mine = await signedIn(base.db)
    const other = await signedIn(base.db)
    for (const id of [other.actor.sessionId, 'not an id'])
      expect(await endSession(ctx(), mine.actor, id)).toEqual({ ok: false, reason: 'not_found' })
    expect(await readSession(ctx(), other.token)).not.toBeNull()
  })

  test('all the others are ended at once, and this one goes on', async () => {
    const { actor, token } = await signedIn(base.db)
    const others = [await aSession(base.db, actor.personId), await aSession(base.db, actor.personId)]
    const listed = await listMySessions(ctx(), actor)
    expect(listed.map(session => session.isCurrent)).toEqual([true, false, false])
    expect(await endOtherSessions(ctx(), actor)).toBe(2)
    expect(await readSession(ctx(), token)).not.toBeNull()
    for (const other of others) expect(await readSession(ctx(), other.token)).toBeNull()
  })

  test('its use is noted at most once in ten minutes', async () => {
    const { actor } = await signedIn(base.db)
    const seen = async () => (await listMySessions(ctx(), actor))[0]?.lastSeenAt.getTime()
    const first = await seen()
    await touchSession(ctx(), actor.sessionId)
    expect(await seen()).toBe(first)
    const elevenMinutesAgo = new Date(Date.now() - 11 * 60_000)
    await base.db.updateTable('sessions').set({ last_seen_at: elevenMinutesAgo }).execute()
    await touchSession(ctx(), actor.sessionId)
    expect(await seen()).toBeGreaterThan(elevenMinutesAgo.getTime())
  })
})

describe('rights', () => {
  test('one that is given holds at the next request, and one that is taken away is gone at the next', async () => {
    const admin = await signedIn(base.db, { roles: [{ role: 'admin' }] })
    const other = await signedIn(base.db)
    const rights = async () => (await readSession(ctx(), other.token))?.actor.roles
    await grantRole(ctx(), admin.actor, grant(other.address, { role: 'manager' }))
    expect(await rights()).toEqual([{ role: 'manager' }])
    const [held] = await roleIdsOf(other.actor.personId)
    expect(await revokeRole(ctx(), admin.actor, held ?? '')).toEqual({ ok: true })
    expect(await rights()).toEqual([])
  })

  test('an unknown address becomes someone known, once, and the names of a known person stay their own', async () => {
    const admin = await signedIn(base.db, { roles: [{ role: 'admin' }] })
    const address = 'Jules.Amiot@mail.example.com'
    const [one, two] = await Promise.all([
      grantRole(ctx(), admin.actor, grant(address, { role: 'manager' })),
      grantRole(ctx(), admin.actor, grant(address.toLowerCase(), { role: 'manager' })),
    ])
    if (!one.ok || !two.ok) throw new Error('refused')
    expect(one.value.personId).toBe(two.value.personId)
    expect([one.value.isNew, two.value.isNew].sort()).toEqual([false, true])
    const known = await signedIn(base.db, { givenName: 'Claire' })
    await grantRole(ctx(), admin.actor, grant(known.address, { role: 'manager' }))
    expect((await readSession(ctx(), known.token))?.person.givenName).toBe('Claire')
  })

  test('a manager gives and takes the door of an event and nothing else; others nothing at all', async () => {
    const event = await anEvent(base.db)
    const manager = await signedIn(base.db, { roles: [{ role: 'manager' }] })
    const staff = await signedIn(base.db, { roles: [{ role: 'brand_staff', brandId: event.brandId }] })
    const door = { role: 'door', eventId: event.id } as const
    const others = [
      { role: 'admin' },
      { role: 'manager' },
      { role: 'brand_staff', brandId: event.brandId },
    ] as const
    for (const role of others)
      expect(await grantRole(ctx(), manager.actor, grant('x@mail.example.com', role))).toMatchObject({
        reason: 'not_allowed',
      })
    expect(await grantRole(ctx(), staff.actor, grant('x@mail.example.com', door))).toMatchObject({
      reason: 'not_allowed',
    })
    const granted = await grantRole(ctx(), manager.actor, grant('door@mail.example.com', door))
    if (!granted.ok) throw new Error(granted.reason)
    expect(await revokeRole(ctx(), manager.actor, staff.roleIds[0] ?? '')).toMatchObject({
      reason: 'not_found',
    })
    const [doorId] = await roleIdsOf(granted.value.personId)
    expect(await revokeRole(ctx(), staff.actor, doorId ?? '')).toMatchObject({ reason: 'not_found' })
    expect(await revokeRole(ctx(), manager.actor, doorId ?? '')).toEqual({ ok: true })
  })

  test('a brand or an event that does not exist binds no right', async () => {
    const admin = await signedIn(base.db, { roles: [{ role: 'admin' }] })
    const nowhere = '00000000-0000-4000-8000-000000000000'
    const lost = [
      { role: 'door', eventId: nowhere },
      { role: 'brand_staff', brandId: nowhere },
    ] as const
    for (const role of lost)
      expect(await grantRole(ctx(), admin.actor, grant('y@mail.example.com', role))).toMatchObject({
        reason: 'unknown_scope',
      })
  })

  test('the team is seen by those who run the club', async () => {
    const event = await anEvent(base.db)
    const manager = await signedIn(base.db, { roles: [{ role: 'manager' }] })
    const staff = await signedIn(base.db, { roles: [{ role: 'brand_staff', brandId: event.brandId }] })
    const team = await listTeam(ctx(), manager.actor, 'fr')
    expect(team.find(({ personId }) => personId === staff.actor.personId)?.roles).toMatchObject([
      { role: 'brand_staff', scope: 'Aurora', mayRevoke: false },
    ])
    expect(await listTeam(ctx(), staff.actor, 'fr')).toEqual([])
    expect(await listRoleScopes(ctx(), staff.actor, 'fr')).toEqual({ brands: [], events: [] })
    const scopes = await listRoleScopes(ctx(), manager.actor, 'en')
    expect(scopes.brands).toEqual([])
    expect(scopes.events).toContainEqual({ id: event.id, title: 'Lapland preview' })
  })
})

describe('the admins', () => {
  test('the last one stays, also when two remove one another at the same moment', async () => {
    const own = await testDatabase()
    const ownCtx = accountsCtx(own.db)
    const one = await signedIn(own.db, { roles: [{ role: 'admin' }] })
    expect(await revokeRole(ownCtx, one.actor, one.roleIds[0] ?? '')).toEqual({
      ok: false,
      reason: 'last_admin',
    })
    const two = await signedIn(own.db, { roles: [{ role: 'admin' }] })
    const answers = await Promise.all([
      revokeRole(ownCtx, one.actor, two.roleIds[0] ?? ''),
      revokeRole(ownCtx, two.actor, one.roleIds[0] ?? ''),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await own.db.selectFrom('staff_roles').select('role').execute()).toEqual([{ role: 'admin' }])
    await own.close()
  })

  test('the first is made from an address alone, and again only gets a new link', async () => {
    const made = await makeAdmin(ctx(), 'First.Admin@mail.example.com')
    const again = await makeAdmin(ctx(), 'first.admin@mail.example.com')
    if (!made.ok || !again.ok) throw new Error('refused')
    expect(made.value.isNew).toBe(true)
    expect(again.value).toMatchObject({ personId: made.value.personId, isNew: false })
    expect(again.value.url).toMatch(/^http:\/\/localhost:4660\/sign-in\/[\w-]{43}$/)
    expect(again.value.url).not.toBe(made.value.url)
    expect(await makeAdmin(ctx(), 'nobody')).toEqual({ ok: false, reason: 'not_an_address' })
  })

  test('who gave and who took is in the trail', async () => {
    const admin = await signedIn(base.db, { roles: [{ role: 'admin' }] })
    const granted = await grantRole(ctx(), admin.actor, grant('trail@mail.example.com', { role: 'manager' }))
    if (!granted.ok) throw new Error(granted.reason)
    const [roleId] = await roleIdsOf(granted.value.personId)
    await revokeRole(ctx(), admin.actor, roleId ?? '')
    const trail = await base.db
      .selectFrom('audit_entries')
      .select(['action', 'actor_person_id', 'details'])
      .where('subject_id', '=', granted.value.personId)
      .orderBy('id')
      .execute()
    const by = { actor_person_id: admin.actor.personId, details: { role: 'manager', eventId: null } }
    expect(trail).toEqual([
      { action: 'accounts.role_granted', ...by },
      { action: 'accounts.role_revoked', ...by },
    ])
  })
})

async function roleIdsOf(personId: string): Promise<string[]> {
  const rows = await base.db
    .selectFrom('staff_roles')
    .select('id')
    .where('person_id', '=', personId)
    .execute()
  return rows.map(row => row.id)
}
