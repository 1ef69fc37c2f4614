import type { Bilingual } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import type { Actor } from '../kernel/actor'
import { isUuid } from '../kernel/uuid'
import { readVersion } from '../qualification/queries.server'
import { findApplication } from './store.server'
import type { ApplicationState } from './types'
import { shownToApplicant, type VouchState } from './vouch-policy'

/** A request as the applicant sees it: a no looks like no answer yet. */
export type MyVouch = { id: string; address: string; state: 'asked' | 'given'; askedAt: Date }

/** The requests of one step that the applicant still makes, and how many were ever made. The caller has settled whose. */
export async function listMyVouches(
  db: DatabaseOrTx,
  applicationId: string,
  stepId: string,
): Promise<{ vouches: MyVouch[]; asks: number }> {
  const rows = await db
    .selectFrom('vouches')
    .select(['id', 'address', 'state', 'asked_at as askedAt', 'withdrawn_at as withdrawnAt'])
    .where('application_id', '=', applicationId)
    .where('step_id', '=', stepId)
    .orderBy('asked_at')
    .execute()
  const vouches = rows
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .map(({ id, address, state, askedAt }) => ({
      id,
      address,
      state: shownToApplicant(state as VouchState),
      askedAt,
    }))
  return { vouches, asks: rows.length }
}

/** A request as those who decide read it: a member answers for what they say, by name. */
export type VouchForReaders = {
  id: string
  stepId: string
  voucherId: string
  givenName: string
  familyName: string
  state: VouchState
  words: string
  askedAt: Date
  answeredAt: Date | null
}

/** The members who were asked to vouch, with what they said. The caller has settled that the actor reads the application. */
export async function listVouches(db: DatabaseOrTx, applicationId: string): Promise<VouchForReaders[]> {
  const rows = await db
    .selectFrom('vouches as v')
    .innerJoin('persons as p', 'p.id', 'v.voucher_id')
    .select([
      'v.id',
      'v.step_id as stepId',
      'p.id as voucherId',
      'p.given_name as givenName',
      'p.family_name as familyName',
      'v.state',
      'v.words',
      'v.asked_at as askedAt',
      'v.answered_at as answeredAt',
    ])
    .where('v.application_id', '=', applicationId)
    .where('v.withdrawn_at', 'is', null)
    .orderBy('v.asked_at')
    .execute()
  return rows.map(row => ({ ...row, state: row.state as VouchState }))
}

/** A request as the member asked reads it. */
export type VouchAsked = {
  id: string
  applicationId: string
  applicationState: ApplicationState
  applicant: { givenName: string; familyName: string }
  programme: Bilingual
  brand: { id: string; name: string; accent: string } | null
  line: string
  state: VouchState
  words: string
  askedAt: Date
  isWithdrawn: boolean
}

/** The request that this member was asked; null for everyone else, and while nobody was found under its address. */
export async function findVouchAsked(db: DatabaseOrTx, actor: Actor, id: string): Promise<VouchAsked | null> {
  if (!isUuid(id) || actor.kind !== 'person') return null
  const row = await db
    .selectFrom('vouches')
    .select([
      'id',
      'application_id as applicationId',
      'line',
      'state',
      'words',
      'asked_at as askedAt',
      'withdrawn_at as withdrawnAt',
    ])
    .where('id', '=', id)
    .where('voucher_id', '=', actor.personId)
    .executeTakeFirst()
  const application = row && (await findApplication(db, row.applicationId))
  const version = application && (await readVersion(db, application.versionId))
  if (!row || !application || !version) return null
  const { givenName, familyName } = application.person
  return {
    id: row.id,
    applicationId: row.applicationId,
    applicationState: application.state,
    applicant: { givenName, familyName },
    programme: version.definition.name,
    brand: application.flow.brand,
    line: row.line,
    state: row.state as VouchState,
    words: row.words,
    askedAt: row.askedAt,
    isWithdrawn: row.withdrawnAt !== null,
  }
}
