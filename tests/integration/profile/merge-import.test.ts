import { beforeAll, describe, expect, it } from 'vitest'
import type { SignedIn } from '~/domain/kernel/actor'
import { grantPermission } from '~/domain/permission/grant-permission.server'
import { setContactPolicy } from '~/domain/permission/set-contact-policy.server'
import { withdrawPermission } from '~/domain/permission/withdraw-permission.server'
import { correctFact } from '~/domain/profile/correct-fact.server'
import { readMyFacts } from '~/domain/profile/queries.server'
import { removeFact } from '~/domain/profile/remove-fact.server'
import { useTestDatabase } from '../../set-up/database'
import { hashTables, importFile, makeBrand, makePerson, makeStaff, signedIn } from './import-club'

const database = useTestDatabase()
let brandId: string
let staff: SignedIn
let number = 0

beforeAll(async () => {
  brandId = await makeBrand(database.db)
  staff = await makeStaff(database.db, brandId)
})

const header = 'Courriel;Prénom;Ville;Modèle;Consentement le;Origine;Canaux;Cadence;Opposition'
const bring = (...rows: string[]) => importFile(database.db, staff, brandId, [header, ...rows].join('\r\n'))
const newAddress = () => `claire${++number}@example.com`

async function known(address: string) {
  const { id } = await database.db
    .selectFrom('persons')
    .select('id')
    .where('address_norm', '=', address)
    .executeTakeFirstOrThrow()
  return signedIn(id)
}

const permissionsOf = ({ personId }: SignedIn) =>
  database.db
    .selectFrom('permissions')
    .select(['id', 'channel', 'granted_on', 'source', 'withdrawn_how'])
    .where('person_id', '=', personId)
    .orderBy('channel')
    .orderBy('granted_on')
    .execute()

const factsOf = async (person: SignedIn) =>
  (await readMyFacts(database.db, person)).map(({ kind, value, source }) => `${kind}: ${value} (${source})`)

async function factId(person: SignedIn, kind: string): Promise<string> {
  const fact = (await readMyFacts(database.db, person)).find(one => one.kind === kind)
  if (!fact) throw new Error(`no ${kind}`)
  return fact.id
}

describe('a file about people already known', () => {
  it('fills what is missing and takes the place of what an older file said', async () => {
    const address = newAddress()
    await bring(`${address};;Lyon;;;;;;`)
    const counts = await bring(`${address};Claire;Caen;Boréale;;;;;`)
    expect(counts).toMatchObject({ imported: 0, merged: 1, unchanged: 0 })
    const person = await known(address)
    expect(await factsOf(person)).toEqual([
      'vehicle_model: Boréale (import crm-export.csv)',
      'city: Caen (import crm-export.csv)',
    ])
    const former = await database.db
      .selectFrom('facts')
      .select(['value', 'superseded_at'])
      .where('person_id', '=', person.personId)
      .where('value', '=', 'Lyon')
      .executeTakeFirst()
    expect(former?.superseded_at).toBeInstanceOf(Date)
  })

  it('never writes over what the person said of themself, nor brings back what they took away', async () => {
    const address = newAddress()
    await bring(`${address};;Lyon;Boréale;;;;;`)
    const person = await known(address)
    const { db } = database
    expect(
      await correctFact({ db }, person, { factId: await factId(person, 'city'), value: 'Nice' }),
    ).toMatchObject({ ok: true })
    expect(await removeFact({ db }, person, { factId: await factId(person, 'vehicle_model') })).toMatchObject(
      { ok: true },
    )
    const before = await hashTables(db)
    expect(await bring(`${address};;Caen;Aurora GT;;;;;`)).toMatchObject({ unchanged: 1, merged: 0 })
    expect(await hashTables(db)).toEqual(before)
    expect(await factsOf(person)).toEqual(['city: Nice (person)'])
    const left = await db
      .selectFrom('facts')
      .select('value')
      .where('person_id', '=', person.personId)
      .where('kind', '=', 'vehicle_model')
      .execute()
    expect(left).toEqual([{ value: '—' }])
  })

  it('keeps the id of a permission that a newer consent renews, and the older words beside it', async () => {
    const address = newAddress()
    await bring(`${address};;;;02/05/2023;salon;email;;`)
    const person = await known(address)
    const [first] = await permissionsOf(person)
    await bring(`${address};;;;03/06/2024;site web;email;;`)
    expect(await permissionsOf(person)).toEqual([
      {
        id: expect.any(String),
        channel: 'email',
        granted_on: '2023-05-02',
        source: 'salon',
        withdrawn_how: 'renewed',
      },
      { id: first?.id, channel: 'email', granted_on: '2024-06-03', source: 'site web', withdrawn_how: null },
    ])
    expect(await bring(`${address};;;;02/05/2023;salon;email;;`)).toMatchObject({ unchanged: 1 })
  })

  it('leaves a yes that the person said on their page as they said it', async () => {
    const address = newAddress()
    await bring(`${address};;;;;;;;`)
    const person = await known(address)
    await grantPermission({ db: database.db }, person, { brandId, channel: 'email', locale: 'fr' })
    const before = await permissionsOf(person)
    await bring(`${address};;;;20/11/2026;salon;email;;`)
    expect(await permissionsOf(person)).toEqual(before)
  })

  it('does not grant again what the person withdrew, unless the consent is of a later day', async () => {
    const address = newAddress()
    await bring(`${address};;;;02/05/2023;salon;email;;`)
    const person = await known(address)
    const [permission] = await permissionsOf(person)
    await withdrawPermission({ db: database.db }, person, { permissionId: permission?.id ?? '' })
    expect(await bring(`${address};;;;02/05/2023;salon;email;;`)).toMatchObject({
      unchanged: 1,
      withPermission: 0,
      withheld: { withdrawn_since: 1 },
    })
    await database.db
      .updateTable('permissions')
      .set({ withdrawn_at: new Date('2024-01-10T12:00:00Z') })
      .where('id', '=', permission?.id ?? '')
      .execute()
    expect(await bring(`${address};;;;10/01/2024;salon;email;;`)).toMatchObject({ withPermission: 0 })
    expect(await bring(`${address};;;;11/01/2024;salon;email;;`)).toMatchObject({
      withPermission: 1,
      merged: 1,
    })
  })

  it('hears an opposition against a permission that stands, and holds to it in later files', async () => {
    const address = newAddress()
    await bring(`${address};;;;02/05/2023;salon;email|sms;;`)
    const person = await known(address)
    expect(await bring(`${address};;;;;;;;oui`)).toMatchObject({ merged: 1, withheld: { opposed: 1 } })
    expect((await permissionsOf(person)).map(one => one.withdrawn_how)).toEqual(['opposition', 'opposition'])
    expect(await bring(`${address};;;;21/11/2026;salon;email;;`)).toMatchObject({
      withPermission: 0,
      withheld: { opposed: 1 },
    })
  })

  it('hears the opposition of a row that it refuses', async () => {
    const address = newAddress()
    await bring(`${address};;;;02/05/2023;salon;email;;`)
    const person = await known(address)
    const file = `Courriel;Né le;Opposition\n${address};04/05/2010;oui`
    expect(await importFile(database.db, staff, brandId, file)).toMatchObject({ refused: 1, people: 0 })
    expect((await permissionsOf(person)).map(one => one.withdrawn_how)).toEqual(['opposition'])
  })

  it('makes the cadence rarer, never more frequent, and leaves the one that the person set', async () => {
    const address = newAddress()
    const cadence = async () => {
      const { personId } = await known(address)
      const row = await database.db
        .selectFrom('contact_policies')
        .select(['letters_max', 'per_days', 'set_by'])
        .where('person_id', '=', personId)
        .executeTakeFirstOrThrow()
      return `${row.letters_max}/${row.per_days} ${row.set_by}`
    }
    await bring(`${address};;;;;;;1/mois;`)
    await bring(`${address};;;;;;;2/mois;`)
    expect(await cadence()).toBe('1/30 import')
    await bring(`${address};;;;;;;1/trimestre;`)
    expect(await cadence()).toBe('1/90 import')
    await setContactPolicy({ db: database.db }, await known(address), { lettersMax: 4, perDays: 30 })
    await bring(`${address};;;;;;;1/trimestre;`)
    expect(await cadence()).toBe('4/30 person')
  })

  it('gives a person known without a contact policy one', async () => {
    const address = newAddress()
    const personId = await makePerson(database.db, address)
    expect(await bring(`${address};;;;;;;;`)).toMatchObject({ merged: 1 })
    const policy = await database.db
      .selectFrom('contact_policies')
      .select('set_by')
      .where('person_id', '=', personId)
      .executeTakeFirst()
    expect(policy).toEqual({ set_by: 'club' })
  })

  it('keeps two houses apart: an opposition to one, and its facts, are not the other’s', async () => {
    const { db } = database
    const address = newAddress()
    const otherBrand = await makeBrand(db, 'Vidal')
    const otherStaff = await makeStaff(db, otherBrand)
    await bring(`${address};;Lyon;;02/05/2023;salon;email;;`)
    await importFile(db, otherStaff, otherBrand, [header, `${address};;Caen;;;;;;oui`].join('\n'))
    const person = await known(address)
    expect((await permissionsOf(person)).map(one => one.withdrawn_how)).toEqual([null])
    expect((await readMyFacts(db, person)).map(fact => fact.value).sort()).toEqual(['Caen', 'Lyon'])
  })
})
