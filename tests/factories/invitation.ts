import { createHash, randomUUID } from 'node:crypto'
import type { SignedIn, StaffRole } from '~/domain/kernel/actor'
import type { DatabaseOrTx } from '~db/client'

export type InvitedWishes = {
  givenName?: string
  familyName?: string
  civility?: 'mme' | 'm' | 'dr' | null
  locale?: 'fr' | 'en'
  standing?: 'prospect' | 'applicant' | 'member'
  timeZone?: string
}
export type MadePerson = { id: string; address: string }

/** Someone with an address of their own, and nothing allowed yet. */
export async function someone(db: DatabaseOrTx, wishes: InvitedWishes = {}): Promise<MadePerson> {
  const address = `p${randomUUID().slice(0, 12)}@mail.example.com`
  return db
    .insertInto('persons')
    .values({
      address,
      address_norm: address,
      given_name: wishes.givenName ?? 'Camille',
      family_name: wishes.familyName ?? 'Renard',
      civility: wishes.civility === undefined ? 'mme' : wishes.civility,
      locale: wishes.locale ?? 'fr',
      standing: wishes.standing ?? 'prospect',
      time_zone: wishes.timeZone ?? null,
    })
    .returning(['id', 'address'])
    .executeTakeFirstOrThrow()
}

/** Their yes to a brand's invitations by e-mail; returns the permission's id. */
export async function aPermission(
  db: DatabaseOrTx,
  { personId, brandId, grantedOn = '2023-09-29' }: { personId: string; brandId: string; grantedOn?: string },
): Promise<string> {
  const row = await db
    .insertInto('permissions')
    .values({
      person_id: personId,
      brand_id: brandId,
      purpose: 'invitations',
      channel: 'email',
      granted_on: grantedOn,
      source: 'salon de Genève',
      words: 'J’accepte de recevoir les invitations de la maison par e-mail.',
      how: 'page',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** A fact that someone confided to a brand. */
export async function aFact(
  db: DatabaseOrTx,
  fact: { personId: string; brandId: string; kind: string; value: string },
): Promise<void> {
  await db
    .insertInto('facts')
    .values({
      person_id: fact.personId,
      brand_id: fact.brandId,
      kind: fact.kind,
      value: fact.value,
      source: 'salon de Genève',
      purpose: 'invitations',
      given_on: '2023-09-29',
    })
    .execute()
}

export type MadeInvitation = {
  id: string
  personId: string
  permissionId: string
  waveId: string
  token: string
}

/**
 * An invitation already sent, whose personal link's token is `token`. Makes the person, their permission and a wave
 * unless they are given; its letter is not written.
 */
export async function anInvitation(
  db: DatabaseOrTx,
  wishes: {
    event: { id: string; brandId: string }
    personId?: string
    guestsAllowed?: number
    state?: 'sent' | 'declined' | 'withdrawn'
  } & InvitedWishes,
): Promise<MadeInvitation> {
  const { event, state = 'sent' } = wishes
  const personId = wishes.personId ?? (await someone(db, wishes)).id
  const permission = await db
    .selectFrom('permissions')
    .select('id')
    .where('person_id', '=', personId)
    .where('brand_id', '=', event.brandId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  const permissionId = permission?.id ?? (await aPermission(db, { personId, brandId: event.brandId }))
  const sender = await someone(db, { givenName: 'Élise', familyName: 'Marchand' })
  const now = new Date()
  const wave = await db
    .insertInto('waves')
    .values({
      event_id: event.id,
      state: 'sent',
      sent_at: now,
      created_by: sender.id,
      sender_name: 'Élise Marchand',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const token = randomUUID()
  const row = await db
    .insertInto('invitations')
    .values({
      event_id: event.id,
      wave_id: wave.id,
      person_id: personId,
      permission_id: permissionId,
      state,
      guests_allowed: wishes.guestsAllowed ?? 1,
      token_hash: createHash('sha256').update(token).digest(),
      sent_at: now,
      ...(state === 'declined' && { declined_at: now }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id: row.id, personId, permissionId, waveId: wave.id, token }
}

/** Someone signed in who acts for the club. */
export async function aStaffMember(db: DatabaseOrTx, ...roles: StaffRole[]): Promise<SignedIn> {
  return { kind: 'person', personId: (await someone(db)).id, sessionId: randomUUID(), roles }
}

export type WillingWishes = InvitedWishes & { model?: string; city?: string }

/** Someone who said yes to the event's brand, at any hour, so that a test reads the same at night. Returns their id. */
export async function someoneWilling(
  db: DatabaseOrTx,
  event: { brandId: string },
  wishes: WillingWishes = {},
): Promise<string> {
  const { id } = await someone(db, wishes)
  await aPermission(db, { personId: id, brandId: event.brandId })
  await db
    .insertInto('contact_policies')
    .values({ person_id: id, quiet_from: '00:00', quiet_to: '00:00' })
    .execute()
  const facts = { vehicle_model: wishes.model, city: wishes.city }
  for (const [kind, value] of Object.entries(facts)) {
    if (value) await aFact(db, { personId: id, brandId: event.brandId, kind, value })
  }
  return id
}
