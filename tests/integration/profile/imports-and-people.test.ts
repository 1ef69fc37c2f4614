import { beforeAll, describe, expect, it } from 'vitest'
import type { SignedIn } from '~/domain/kernel/actor'
import { discardImport } from '~/domain/profile/discard-import.server'
import { listImports, readImportPage, readRefusedTable } from '~/domain/profile/import-queries.server'
import { mapImport } from '~/domain/profile/map-import.server'
import { listPeople, readMyFacts } from '~/domain/profile/queries.server'
import { readPersonForStaff } from '~/domain/profile/read-person.server'
import { runImport } from '~/domain/profile/run-import.server'
import { peopleSearchSchema } from '~/domain/profile/schema'
import { uploadImport } from '~/domain/profile/upload-import.server'
import { useTestDatabase } from '../../set-up/database'
import { hashTables, importFile, makeBrand, makePerson, makeStaff, quietLog, signedIn } from './import-club'

const database = useTestDatabase()
let aurora: string
let vidal: string
let staff: SignedIn
let stranger: SignedIn
let manager: SignedIn

beforeAll(async () => {
  const { db } = database
  aurora = await makeBrand(db)
  vidal = await makeBrand(db, 'Vidal')
  staff = await makeStaff(db, aurora)
  stranger = await makeStaff(db, vidal)
  manager = signedIn(await makePerson(db), [{ role: 'manager' }])
  await importFile(
    db,
    staff,
    aurora,
    `Courriel;Prénom;Nom;Ville;VIN;Consentement le;Origine;Canaux
elise@example.com;Élise;Noël;Lyon;VF17PLKG9SC0L1PX1;02/05/2023;salon;email
percent@example.com;Cent;Pour;Caen;;02/05/2023;salon;sms
silent@example.com;Sans;Voix;Nice;;;;
pas-d-adresse;=1+1;;;;;;`,
  )
})

async function upload(text = 'Courriel;Nom;Ville\na@b.fr;A;Lyon') {
  const uploaded = await uploadImport({ db: database.db }, staff, {
    brandId: aurora,
    fileName: 'C:\\x\\f.csv',
    bytes: Buffer.from(text),
  })
  if (!uploaded.ok) throw new Error(uploaded.reason)
  return uploaded.value
}
const search = (wishes: object = {}) => peopleSearchSchema.parse(wishes)
const names = async (actor: SignedIn, wishes: object = {}) =>
  (await listPeople(database.db, actor, search(wishes))).people.map(person => person.givenName)

describe('an uploaded file', () => {
  it('is not there for the staff of another house, whatever they try', async () => {
    const { db } = database
    const { importId } = await upload()
    expect(await readImportPage(db, stranger, importId)).toBeNull()
    expect(await readRefusedTable(db, stranger, importId, 'fr')).toBeNull()
    expect(await runImport({ db, log: quietLog }, stranger, { importId })).toEqual({
      ok: false,
      reason: 'not_found',
    })
    expect(await mapImport({ db }, stranger, { importId, fields: [] })).toEqual({
      ok: false,
      reason: 'not_found',
    })
    expect(await discardImport({ db }, stranger, { importId })).toEqual({ ok: false, reason: 'not_found' })
    expect((await listImports(db, stranger)).map(one => one.id)).not.toContain(importId)
    expect((await listImports(db, manager)).map(one => one.id)).toContain(importId)
    const bytes = Buffer.from('Courriel\na@b.fr')
    expect(await uploadImport({ db }, staff, { brandId: vidal, fileName: 'x', bytes })).toEqual({
      ok: false,
      reason: 'not_found',
    })
  })

  it('is only looked at, however often, until it is run', async () => {
    const { db } = database
    const before = await hashTables(db)
    const { importId } = await upload()
    const pages = [await readImportPage(db, staff, importId), await readImportPage(db, staff, importId)]
    expect(pages[0]).toEqual(pages[1])
    expect(pages[0]).toMatchObject({ state: 'mapping', fileName: 'f.csv', counts: { imported: 1 } })
    expect(await hashTables(db)).toEqual(before)
  })

  it('is read by the columns that staff chose', async () => {
    const { db } = database
    const { importId } = await upload('Courriel;Nom;Ville\nb@b.fr;Caen;Blanc')
    const fields = ['address', 'city', 'family_name'] as const
    expect(await mapImport({ db }, staff, { importId, fields })).toEqual({
      ok: true,
      value: { changed: true },
    })
    expect(await mapImport({ db }, staff, { importId, fields })).toEqual({
      ok: true,
      value: { changed: false },
    })
    expect(await mapImport({ db }, staff, { importId, fields: [null, null, null] })).toEqual({
      ok: false,
      reason: 'no_address_column',
    })
    await runImport({ db, log: quietLog }, staff, { importId })
    expect(await mapImport({ db }, staff, { importId, fields })).toEqual({ ok: false, reason: 'already_run' })
    const row = await db
      .selectFrom('persons')
      .select('family_name')
      .where('address_norm', '=', 'b@b.fr')
      .executeTakeFirst()
    expect(row).toEqual({ family_name: 'Blanc' })
  })

  it('can be put away before it is run, not after', async () => {
    const { db } = database
    const { importId } = await upload()
    expect(await discardImport({ db }, staff, { importId })).toMatchObject({ ok: true })
    expect(await readImportPage(db, staff, importId)).toBeNull()
    const ran = await upload()
    await runImport({ db, log: quietLog }, staff, ran)
    expect(await discardImport({ db }, staff, ran)).toEqual({ ok: false, reason: 'already_run' })
  })

  it('is forgotten after a week without a run', async () => {
    const { db } = database
    const { importId } = await upload()
    await db
      .updateTable('imports')
      .set({ created_at: new Date(Date.now() - 8 * 86_400_000) })
      .where('id', '=', importId)
      .execute()
    await upload()
    expect(await readImportPage(db, staff, importId)).toBeNull()
  })

  it('leaves nothing behind when it fails half-way', async () => {
    const { db } = database
    const { importId } = await upload('Courriel;Ville\nhalf@example.com;Lyon')
    const before = await hashTables(db)
    await db.updateTable('imports').set({ file_name: 'x' }).where('id', '=', importId).execute()
    await db
      .insertInto('import_rows')
      .values({ import_id: importId, line: 2, outcome: 'refused', reason: 'x', cells: '{}' })
      .execute()
    await expect(runImport({ db, log: quietLog }, staff, { importId })).rejects.toThrow()
    expect(await hashTables(db)).toEqual(before)
    await db.deleteFrom('import_rows').where('import_id', '=', importId).execute()
    expect(await runImport({ db, log: quietLog }, staff, { importId })).toMatchObject({
      ok: true,
      value: { imported: 1 },
    })
  })
})

describe('the people', () => {
  it('are seen by brand staff only through a permission to their house', async () => {
    expect(await names(staff)).toEqual(['Élise', 'Cent'])
    expect(await names(stranger)).toEqual([])
    expect(await names(manager, { q: 'voix' })).toEqual(['Sans'])
    const { db } = database
    const { id } = await db
      .selectFrom('persons')
      .select('id')
      .where('address_norm', '=', 'silent@example.com')
      .executeTakeFirstOrThrow()
    expect(await readPersonForStaff(db, staff, id)).toBeNull()
    expect((await readPersonForStaff(db, manager, id))?.givenName).toBe('Sans')
    expect(await readPersonForStaff(db, staff, 'nobody')).toBeNull()
  })

  it('are told to another house with that house’s own facts and permissions only', async () => {
    const { db } = database
    await importFile(
      db,
      stranger,
      vidal,
      'Courriel;Ville;Consentement le;Origine;Canaux\nelise@example.com;Genève;02/05/2024;boutique;courrier',
    )
    const { id } = await db
      .selectFrom('persons')
      .select('id')
      .where('address_norm', '=', 'elise@example.com')
      .executeTakeFirstOrThrow()
    const seen = await readPersonForStaff(db, stranger, id)
    expect(seen?.facts.map(fact => `${fact.kind} ${fact.value}`)).toEqual(['city Genève'])
    expect(seen?.permissions.map(one => one.channel)).toEqual(['post'])
    const all = await readPersonForStaff(db, manager, id)
    expect(all?.facts.map(fact => fact.value).sort()).toEqual(['Genève', 'Lyon', 'VF17PLKG9SC0L1PX1'])
  })

  it('are found by name without accents and by address, and a % is only a %', async () => {
    expect(await names(staff, { q: 'elise noel' })).toEqual(['Élise'])
    expect(await names(staff, { q: 'percent@' })).toEqual(['Cent'])
    expect(await names(staff, { q: '%' })).toEqual([])
    expect(await names(staff, { reach: 'sms' })).toEqual(['Cent'])
    expect(await names(staff, { order: 'descending' })).toEqual(['Cent', 'Élise'])
    expect(await names(staff, { page: '99', standing: 'x' })).toHaveLength(2)
  })

  it('read all that is known of them once in, and by a letter nothing that a stranger could misuse', async () => {
    const { db } = database
    const { id } = await db
      .selectFrom('persons')
      .select('id')
      .where('address_norm', '=', 'elise@example.com')
      .executeTakeFirstOrThrow()
    const whole = await readMyFacts(db, signedIn(id))
    expect(whole.find(fact => fact.kind === 'vin')).toMatchObject({
      value: 'VF17PLKG9SC0L1PX1',
      masked: false,
    })
    const byLetter = await readMyFacts(db, { kind: 'letter', personId: id, invitationId: id })
    expect(byLetter.find(fact => fact.kind === 'vin')).toMatchObject({ value: '', masked: true })
    expect(byLetter.find(fact => fact.kind === 'city')?.masked).toBe(false)
  })
})
