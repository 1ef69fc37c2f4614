import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { declineInvitation } from '~/domain/invitations/decline-invitation.server'
import { markOpened } from '~/domain/invitations/mark-opened.server'
import { listMyInvitations, readInvitationPage } from '~/domain/invitations/queries.server'
import type { SignedIn, StaffRole } from '~/domain/kernel/actor'
import { anEvent, type MadeEvent } from '../../factories/event'
import { anInvitation, aStaffMember } from '../../factories/invitation'
import { useTestDatabase } from '../../set-up/database'

const base = useTestDatabase()
const staff = (...roles: StaffRole[]) => aStaffMember(base.db, ...roles)
const staffOf = (event: MadeEvent) => staff({ role: 'brand_staff', brandId: event.brandId })

describe('the invited person', () => {
  test('sees their own invitation by letter or signed in; nobody else does', async () => {
    const event = await anEvent(base.db)
    const invitation = await anInvitation(base.db, { event })
    const { personId } = invitation
    const letter = { kind: 'letter' as const, personId, invitationId: invitation.id }
    const person: SignedIn = { kind: 'person', personId, sessionId: randomUUID(), roles: [] }
    for (const actor of [letter, person]) {
      expect(await readInvitationPage(base.db, actor, invitation.id)).toMatchObject({ id: invitation.id })
      expect(await listMyInvitations(base.db, actor)).toHaveLength(1)
    }
    const second = await anInvitation(base.db, { event: await anEvent(base.db), personId })
    expect(await readInvitationPage(base.db, letter, second.id)).toBeNull()
    expect(await readInvitationPage(base.db, await staffOf(event), invitation.id)).toBeNull()
    expect(await readInvitationPage(base.db, { kind: 'system' }, invitation.id)).toBeNull()
  })

  test('opening is kept once, and only when the reader’s page says so', async () => {
    const event = await anEvent(base.db)
    const { id: invitationId, personId } = await anInvitation(base.db, { event })
    const actor = { kind: 'letter' as const, personId, invitationId }
    await readInvitationPage(base.db, actor, invitationId)
    const openedAt = async () => (await readInvitationPage(base.db, actor, invitationId))?.openedAt
    expect(await openedAt()).toBeNull()
    await markOpened(base, actor, { invitationId })
    const first = await openedAt()
    await markOpened(base, actor, { invitationId })
    expect(first).toBeInstanceOf(Date)
    expect(await openedAt()).toEqual(first)
  })

  test('declines with a word; said twice it stands, and a later word replaces the former', async () => {
    const event = await anEvent(base.db)
    const { id: invitationId, personId } = await anInvitation(base.db, { event })
    const actor = { kind: 'letter' as const, personId, invitationId }
    const say = (words?: string) => declineInvitation(base, actor, { invitationId, ...(words && { words }) })
    expect(await say('Je serai à Tokyo.')).toEqual({ ok: true, value: undefined })
    expect(await say()).toEqual({ ok: true, value: undefined })
    expect(await readInvitationPage(base.db, actor, invitationId)).toMatchObject({
      state: 'declined',
      declineWords: 'Je serai à Tokyo.',
    })
    await say('Et à Kyoto.')
    expect(await readInvitationPage(base.db, actor, invitationId)).toMatchObject({
      declineWords: 'Et à Kyoto.',
    })
    const trail = await base.db
      .selectFrom('audit_entries')
      .select('action')
      .where('subject_id', '=', invitationId)
      .execute()
    expect(trail).toHaveLength(1)
    expect(await say('x'.repeat(501))).toEqual({ ok: false, reason: 'too_long' })
  })

  test('cannot decline while seats are theirs; a hold that ran out is no seat', async () => {
    const event = await anEvent(base.db)
    const { id: invitationId, personId } = await anInvitation(base.db, { event })
    const actor = { kind: 'letter' as const, personId, invitationId }
    const hold = await base.db
      .insertInto('reservations')
      .values({
        event_id: event.id,
        person_id: personId,
        state: 'held',
        seats: 1,
        expires_at: new Date(Date.now() + 600_000),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    expect(await declineInvitation(base, actor, { invitationId })).toEqual({ ok: false, reason: 'reserved' })
    await base.db
      .updateTable('reservations')
      .set({ expires_at: new Date(Date.now() - 1) })
      .where('id', '=', hold.id)
      .execute()
    expect(await declineInvitation(base, actor, { invitationId })).toEqual({ ok: true, value: undefined })
  })

  test('a letter answers for itself, not for another invitation of the same person', async () => {
    const first = await anInvitation(base.db, { event: await anEvent(base.db) })
    const { personId } = first
    const second = await anInvitation(base.db, { event: await anEvent(base.db), personId })
    const letter = { kind: 'letter' as const, personId, invitationId: first.id }
    expect(await declineInvitation(base, letter, { invitationId: second.id })).toEqual({
      ok: false,
      reason: 'not_found',
    })
    await markOpened(base, letter, { invitationId: second.id })
    const row = await base.db
      .selectFrom('invitations')
      .select(['state', 'opened_at'])
      .where('id', '=', second.id)
      .executeTakeFirst()
    expect(row).toEqual({ state: 'sent', opened_at: null })
  })

  test('nobody says no in another’s name', async () => {
    const event = await anEvent(base.db)
    const invitation = await anInvitation(base.db, { event })
    const other = await anInvitation(base.db, { event })
    const actor = { kind: 'letter' as const, personId: other.personId, invitationId: other.id }
    expect(await declineInvitation(base, actor, { invitationId: invitation.id })).toEqual({
      ok: false,
      reason: 'not_found',
    })
    expect(await declineInvitation(base, await staffOf(event), { invitationId: invitation.id })).toEqual({
      ok: false,
      reason: 'not_found',
    })
  })
})
