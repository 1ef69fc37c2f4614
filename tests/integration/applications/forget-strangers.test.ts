import { expect, test } from 'vitest'
import { consumeSignInLink } from '~/domain/accounts/consume-sign-in-link.server'
import { forgetStrangers } from '~/domain/applications/forget-strangers.server'
import { requestApplication } from '~/domain/applications/request-application.server'
import { anOpenFlow } from '../../factories/application'
import { accountsCtx } from '../../factories/person'
import { useTestDatabase } from '../../set-up/database'

const base = useTestDatabase()
const ctx = () => accountsCtx(base.db)
let count = 0
const anAddress = () => `never-came-${++count}@mail.example.com`
const forget = () => forgetStrangers(ctx())

/** A stranger who asked at a door so many days ago. */
async function aStranger(daysAgo: number): Promise<string> {
  const { slug } = await anOpenFlow(base.db)
  const address = anAddress()
  const asked = await requestApplication(ctx(), {
    flowSlug: slug,
    code: null,
    givenName: 'Inès',
    familyName: 'Okoye',
    address,
    browserSecret: 'a browser',
    locale: null,
    readIn: 'fr',
  })
  if (!asked.ok) throw new Error(asked.reason)
  const { id } = await base.db
    .selectFrom('persons')
    .select('id')
    .where('address_norm', '=', address)
    .executeTakeFirstOrThrow()
  await base.db
    .updateTable('door_letters')
    .set({ written_at: new Date(Date.now() - daysAgo * 86_400_000) })
    .where('person_id', '=', id)
    .execute()
  return id
}

async function comeIn(personId: string): Promise<void> {
  const link = await base.db
    .selectFrom('sign_in_links')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  const opened = await consumeSignInLink(ctx(), {
    token: ctx().secrets.token('sign_in', link.id),
    browserSecret: 'a browser',
    code: null,
    device: 'Firefox, Linux',
    formerToken: null,
  })
  if (!opened.ok) throw new Error(opened.reason)
}

async function isKnown(personId: string): Promise<boolean> {
  const row = await base.db.selectFrom('persons').select('id').where('id', '=', personId).executeTakeFirst()
  return row !== undefined
}

async function lettersOf(personId: string): Promise<number> {
  const rows = await base.db.selectFrom('letters').select('id').where('person_id', '=', personId).execute()
  return rows.length
}

test('a stranger who never came is forgotten after a month, with their letter', async () => {
  const [old, recent] = [await aStranger(31), await aStranger(29)]
  expect(await lettersOf(old)).toBe(1)
  expect(await forget()).toBe(1)
  expect([await isKnown(old), await isKnown(recent)]).toEqual([false, true])
  expect([await lettersOf(old), await lettersOf(recent)]).toEqual([0, 1])
  expect(await forget()).toBe(0)
})

test('whoever came in stays, and is not looked at again', async () => {
  const came = await aStranger(31)
  await comeIn(came)
  expect(await forget()).toBe(0)
  expect(await isKnown(came)).toBe(true)
  expect(
    await base.db.selectFrom('door_letters').select('id').where('person_id', '=', came).execute(),
  ).toEqual([])
})

test('whoever is known otherwise stays, with all of their letters', async () => {
  const known = await aStranger(31)
  await base.db.insertInto('staff_roles').values({ person_id: known, role: 'manager' }).execute()
  expect(await forget()).toBe(0)
  expect([await isKnown(known), await lettersOf(known)]).toEqual([true, 1])
})

test('while their letter is just being handed to the carrier, it waits', async () => {
  const old = await aStranger(31)
  await base.db.updateTable('letters').set({ state: 'sending' }).where('person_id', '=', old).execute()
  expect(await forget()).toBe(0)
  await base.db.updateTable('letters').set({ state: 'queued' }).where('person_id', '=', old).execute()
  expect(await forget()).toBe(1)
})
