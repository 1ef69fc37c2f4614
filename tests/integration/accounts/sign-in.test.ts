import { type KyselyPlugin, RawNode } from 'kysely'
import { describe, expect, test } from 'vitest'
import { consumeSignInLink } from '~/domain/accounts/consume-sign-in-link.server'
import { issueSignInLink } from '~/domain/accounts/issue-sign-in-link.server'
import { readSession } from '~/domain/accounts/read-session.server'
import { readSignInLink } from '~/domain/accounts/read-sign-in-link.server'
import { requestSignIn } from '~/domain/accounts/request-sign-in.server'
import type { Database } from '~db/client'
import { someone } from '../../factories/invitation'
import { accountsCtx, signedIn } from '../../factories/person'
import { useTestDatabase } from '../../set-up/database'

const base = useTestDatabase({ poolSize: 25 })
const ctx = (db: Database = base.db) => accountsCtx(db)
const browser = 'the secret of the browser that asks'

function ask(address: string, db?: Database) {
  return requestSignIn(ctx(db), { address, browserSecret: browser, locale: null, device: 'Firefox, Linux' })
}

async function linksOf(personId: string) {
  const rows = await base.db
    .selectFrom('letters')
    .select(['props', 'locale'])
    .where('person_id', '=', personId)
    .where('kind', '=', 'sign_in')
    .orderBy('queued_at')
    .execute()
  return rows.map(row => {
    const { signInLinkId } = row.props as { signInLinkId: string }
    const { secrets } = ctx()
    return {
      locale: row.locale,
      token: secrets.token('sign_in', signInLinkId),
      code: secrets.code('sign_in', signInLinkId),
    }
  })
}

async function asked(wishes: { locale?: 'fr' | 'en' } = {}) {
  const person = await someone(base.db, wishes)
  await ask(person.address)
  const [link] = await linksOf(person.id)
  if (!link) throw new Error('no letter was queued')
  return { ...person, ...link }
}

type Presented = { browserSecret?: string | null; code?: string | null; formerToken?: string | null }

function present(
  token: string,
  { browserSecret = browser, code = null, formerToken = null }: Presented = {},
) {
  return consumeSignInLink(ctx(), { token, browserSecret, code, device: 'Firefox, Linux', formerToken })
}

async function countLetters(personId: string): Promise<number> {
  return (await linksOf(personId)).length
}

function wrong(code: string, by = 1): string {
  return String((Number(code) + by) % 1_000_000).padStart(6, '0')
}

describe('asking for a letter', () => {
  test('the answer for an unknown address is the answer for a known one, and both are counted', async () => {
    const known = await someone(base.db)
    const before = await countAll()
    expect(await ask(known.address)).toEqual(await ask('nobody-knows@mail.example.com'))
    expect(await countLetters(known.id)).toBe(1)
    const after = await countAll()
    expect(after.requests - before.requests).toBe(2)
    expect(after.letters - before.letters).toBe(1)
    expect(after.persons).toBe(before.persons)
  })

  test('the letter is in the person’s own language, and its link and code are nowhere in the database', async () => {
    const { id, locale, token, code } = await asked({ locale: 'en' })
    expect(locale).toBe('en')
    const row = await base.db
      .selectFrom('sign_in_links')
      .selectAll()
      .where('person_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toContain(token)
    expect(row.code_hash.equals(ctx().secrets.hash(code))).toBe(true)
  })

  test('an address is compared as people mean it: the case and a +tag change nothing', async () => {
    const { id, address } = await someone(base.db)
    await ask(` ${address.replace('@', '+club@').toUpperCase()} `)
    expect(await countLetters(id)).toBe(1)
    expect(await ask('no address')).toEqual({ ok: false, reason: 'not_an_address' })
  })

  test('the sixth letter within an hour is silently left out, and one is possible again an hour later', async () => {
    const { id, address } = await someone(base.db)
    const answers = []
    for (let i = 0; i < 6; i++) answers.push(await ask(address))
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
    expect(await countLetters(id)).toBe(5)
    await base.db
      .updateTable('sign_in_requests')
      .set({ requested_at: new Date(Date.now() - 3_601_000) })
      .execute()
    await ask(address)
    expect(await countLetters(id)).toBe(6)
  })

  test('twenty requests at the same moment send five letters', async () => {
    const { id, address } = await someone(base.db)
    await Promise.all(Array.from({ length: 20 }, () => ask(address)))
    expect(await countLetters(id)).toBe(5)
  })

  test('without the lock twenty requests at the same moment send more, so the test above can see', async () => {
    const { id, address } = await someone(base.db)
    const unlocked = base.db.withPlugin(withoutAdvisoryLock)
    await Promise.all(Array.from({ length: 20 }, () => ask(address, unlocked)))
    expect(await countLetters(id)).toBeGreaterThan(5)
  })
})

describe('presenting a link', () => {
  test('opens once, in the browser that asked, without a code', async () => {
    const { id, token } = await asked()
    const opened = await present(token)
    if (!opened.ok) throw new Error(opened.reason)
    expect((await readSession(ctx(), opened.value.token))?.person.id).toBe(id)
    expect(await present(token)).toEqual({ ok: false, reason: 'used' })
  })

  test('pressed twice at the same moment begins one session', async () => {
    const { id, token } = await asked()
    const answers = await Promise.all([present(token), present(token), present(token)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await countSessions(id)).toBe(1)
  })

  test('only the newest opens', async () => {
    const { id, address, token } = await asked()
    await ask(address)
    expect(await present(token)).toEqual({ ok: false, reason: 'superseded' })
    const [, newest] = await linksOf(id)
    expect((await present(newest?.token ?? '')).ok).toBe(true)
  })

  test('after fifteen minutes it is over', async () => {
    const { id, token } = await asked()
    await base.db
      .updateTable('sign_in_links')
      .set({
        created_at: new Date(Date.now() - 15 * 60_000 - 1000),
        expires_at: new Date(Date.now() - 1000),
      })
      .where('person_id', '=', id)
      .execute()
    expect(await present(token)).toEqual({ ok: false, reason: 'expired' })
    expect(await countSessions(id)).toBe(0)
  })

  test('a token that was never given opens nothing', async () => {
    expect(await present('0'.repeat(43))).toEqual({ ok: false, reason: 'unknown' })
  })

  test('another browser is asked for the code, and the code of the letter opens there', async () => {
    const { token, code } = await asked()
    for (const browserSecret of [null, 'another browser'])
      expect(await present(token, { browserSecret })).toEqual({ ok: false, reason: 'code_needed' })
    expect(await present(token, { browserSecret: null, code: wrong(code) })).toEqual({
      ok: false,
      reason: 'code_wrong',
      left: 4,
    })
    expect((await present(token, { browserSecret: null, code })).ok).toBe(true)
  })

  test('the fifth wrong code ends the link, for the right code and the right browser too', async () => {
    const { id, token, code } = await asked()
    const tries = Array.from({ length: 12 }, (_, i) =>
      present(token, { browserSecret: null, code: wrong(code, i + 1) }),
    )
    const reasons = (await Promise.all(tries)).map(answer => (answer.ok ? 'opened' : answer.reason))
    expect(reasons.filter(reason => reason === 'code_wrong')).toHaveLength(4)
    expect(reasons.filter(reason => reason === 'code_spent')).toHaveLength(8)
    expect(await present(token, { browserSecret: null, code })).toEqual({ ok: false, reason: 'code_spent' })
    expect(await present(token)).toEqual({ ok: false, reason: 'code_spent' })
    expect(await countSessions(id)).toBe(0)
  })

  test('a link that an operator issued opens in any browser without a code, and is the newest', async () => {
    const { id, token } = await asked()
    const issued = await issueSignInLink(ctx(), id)
    expect(await present(token)).toEqual({ ok: false, reason: 'superseded' })
    const issuedToken = issued.url.split('/').at(-1) ?? ''
    expect((await present(issuedToken, { browserSecret: null })).ok).toBe(true)
  })

  test('looking at a link, however often, changes no row', async () => {
    const { id, token } = await asked()
    const before = await rowsOf(id)
    for (const browserSecret of [browser, null, 'another'])
      expect((await readSignInLink(ctx(), { token, browserSecret })).ok).toBe(true)
    expect(await rowsOf(id)).toEqual(before)
  })

  test('the session that the browser presented is ended, so a planted one is worth nothing', async () => {
    const planted = await signedIn(base.db)
    const { id, token } = await asked()
    const opened = await present(token, { formerToken: planted.token })
    if (!opened.ok) throw new Error(opened.reason)
    expect(opened.value.token).not.toBe(planted.token)
    expect(await readSession(ctx(), planted.token)).toBeNull()
    expect((await readSession(ctx(), opened.value.token))?.person.id).toBe(id)
  })
})

const withoutAdvisoryLock: KyselyPlugin = {
  transformQuery: ({ node }) =>
    node.kind === 'RawNode' && node.sqlFragments.some(part => part.includes('pg_advisory_xact_lock'))
      ? RawNode.createWithSql('select 1')
      : node,
  transformResult: async ({ result }) => result,
}

async function countAll() {
  const count = async (table: 'sign_in_requests' | 'letters' | 'persons') => {
    const row = await base.db
      .selectFrom(table)
      .select(eb => eb.fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow()
    return Number(row.n)
  }
  return {
    requests: await count('sign_in_requests'),
    letters: await count('letters'),
    persons: await count('persons'),
  }
}

async function countSessions(personId: string): Promise<number> {
  return (await base.db.selectFrom('sessions').select('id').where('person_id', '=', personId).execute())
    .length
}

async function rowsOf(personId: string) {
  const links = await base.db
    .selectFrom('sign_in_links')
    .selectAll()
    .where('person_id', '=', personId)
    .execute()
  return { links, sessions: await countSessions(personId), audit: await countAudit() }
}

async function countAudit(): Promise<number> {
  return (await base.db.selectFrom('audit_entries').select('id').execute()).length
}
