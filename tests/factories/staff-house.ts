import sharp from 'sharp'
import type { StaffRole } from '~/domain/kernel/actor'
import { runImport } from '~/domain/profile/run-import.server'
import { uploadImport } from '~/domain/profile/upload-import.server'
import type { Database } from '~db/client'
import { aDefinition, aStep } from './application'
import { aBrand } from './brand'
import { anEvent, type MadeEvent } from './event'
import { aModel, aUnit } from './fleet'
import { anInvitation, aPermission, aStaffMember, someone } from './invitation'
import { aMember, theLadder } from './membership'
import { aSession, signedIn } from './person'
import { aCtx } from './reservation'
import { aFileQuestion } from './special'
import { aPreparedDecision, aSentApplication } from './vetting'

/** Keeps bytes where the process under test reads them, and returns the name under which they lie. */
export type KeepBytes = (bytes: Uint8Array) => Promise<string>

/** One house with something at every address of the staff: an event, a wave, people, a programme, and an answer to it. */
export async function aStaffHouse(db: Database, keepBytes: KeepBytes) {
  const brand = await aBrand(db)
  const event = await anEvent(db, { brandId: brand.id })
  const invitation = await anInvitation(db, { event })
  await db
    .updateTable('waves')
    .set({ state: 'draft', sent_at: null, subject_fr: 'Une piste', subject_en: 'A track' })
    .where('id', '=', invitation.waveId)
    .execute()
  await db
    .updateTable('invitations')
    .set({ state: 'draft', sent_at: null, token_hash: null })
    .where('id', '=', invitation.id)
    .execute()
  const person = await someone(db)
  await aPermission(db, { personId: person.id, brandId: brand.id })
  const { tierId, personId: memberId } = await aMember(db)
  const { cercle } = await theLadder(db)
  return {
    brandId: brand.id,
    tierId,
    rows: {
      eventId: event.id,
      waveId: invitation.waveId,
      invitationId: invitation.id,
      ...(await imports(db, brand.id)),
      personId: person.id,
      ...(await aPassage(db, brand.id, cercle.id, keepBytes)),
      memberId,
      reservationId: await aPhotographed(db, event, memberId, keepBytes),
      tierSlug: cercle.slug,
      unitId: await aUnit(db, await aModel(db, brand.id), 'Cime 1'),
    },
  }
}

/** A seat whose person gave a picture for the door. */
async function aPhotographed(db: Database, event: MadeEvent, personId: string, keepBytes: KeepBytes) {
  const picture = sharp({ create: { width: 40, height: 40, channels: 3, background: '#885522' } })
  const storedAs = await keepBytes(await picture.jpeg().toBuffer())
  await db.insertInto('person_photos').values({ person_id: personId, stored_as: storedAs }).execute()
  const { id } = await db
    .insertInto('reservations')
    .values({
      event_id: event.id,
      person_id: personId,
      seats: 1,
      state: 'confirmed',
      confirmed_at: new Date(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** One file that waits to be run, and one that was run and has a row to mend. */
async function imports(db: Database, brandId: string) {
  const staff = await aStaffMember(db, { role: 'brand_staff', brandId })
  const ctx = aCtx(db)
  const bring = async (line: string) => {
    const bytes = Buffer.from(`Courriel;Prénom\n${line};Claire\n`)
    const uploaded = await uploadImport(ctx, staff, { brandId, fileName: 'clients.csv', bytes })
    if (!uploaded.ok) throw new Error(uploaded.reason)
    return uploaded.value.importId
  }
  const doneImportId = await bring('no address at all')
  const run = await runImport(ctx, staff, { importId: doneImportId })
  if (!run.ok) throw new Error(run.reason)
  return { importId: await bring('claire@mail.example.com'), doneImportId }
}

/** An application with a file, sent for a programme of the house, and its prepared answer. */
async function aPassage(db: Database, brandId: string, tierId: string, keepBytes: KeepBytes) {
  const proof = aStep('proof', 'papers', { questions: [aFileQuestion('papers-of-car')] })
  const plain = aDefinition()
  const definition = {
    ...plain,
    steps: [proof, ...plain.steps],
    committee: { ...plain.committee, quorum: 1 },
  }
  const sent = await aSentApplication(db, { brandId, definition })
  const bytes = Buffer.from('%PDF-1.7\n%%EOF\n')
  const { id: fileId } = await db
    .insertInto('application_files')
    .values({
      application_id: sent.id,
      question_id: 'papers-of-car',
      file_name: 'carte-grise.pdf',
      media_type: 'application/pdf',
      bytes: bytes.length,
      stored_as: await keepBytes(bytes),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('application_answers')
    .values({
      application_id: sent.id,
      question_id: 'papers-of-car',
      value: JSON.stringify({ fileIds: [fileId] }),
    })
    .execute()
  const { decisionId } = await aPreparedDecision(db, { sent, tierId, votes: 1 })
  return { flowId: sent.flow.id, applicationId: sent.id, fileId, decisionId }
}

/** Someone of each kind who might ask for an address of that house; the token of the session of each. */
export async function aCast(db: Database, { eventId, brandId }: { eventId: string; brandId: string }) {
  const otherBrand = await aBrand(db)
  const otherEvent = await anEvent(db, { brandId: otherBrand.id })
  const tokenOf = async (...roles: StaffRole[]) => (await signedIn(db, { roles })).token
  const member = await aMember(db)
  const applicant = await aSentApplication(db)
  return {
    admin: await tokenOf({ role: 'admin' }),
    manager: await tokenOf({ role: 'manager' }),
    brandStaff: await tokenOf({ role: 'brand_staff', brandId }),
    otherBrandStaff: await tokenOf({ role: 'brand_staff', brandId: otherBrand.id }),
    door: await tokenOf({ role: 'door', eventId }),
    otherDoor: await tokenOf({ role: 'door', eventId: otherEvent.id }),
    member: (await aSession(db, member.personId)).token,
    applicant: (await aSession(db, applicant.personId)).token,
    stranger: null,
  }
}
