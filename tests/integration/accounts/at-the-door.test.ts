import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Database } from '~db/client'
import { anEvent } from '../../factories/event'
import { anInvitation, someone } from '../../factories/invitation'
import { signedIn, testSecret } from '../../factories/person'
import { useTestDatabase } from '../../set-up/database'
import { processEnvironment } from '../../set-up/processes'

const base = useTestDatabase()
const origin = 'http://localhost:4660'
let house: Awaited<ReturnType<typeof open>>

// The handlers take their ctx from the composition, which reads the environment once: it is set before they are loaded.
beforeAll(async () => {
  house = await open(origin)
})
afterAll(() => house.close())

async function open(at: string) {
  vi.resetModules()
  const environment = { ...processEnvironment(base.url, 4660), APP_ORIGIN: at, APP_SECRET: testSecret }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  const { getComposition } = await import('~/composition.server')
  return {
    signIn: await import('~/routes/sign-in/handlers.server'),
    link: await import('~/routes/sign-in_.$token/handlers.server'),
    account: await import('~/routes/account/handlers.server'),
    home: await import('~/routes/_index/handlers.server'),
    signOut: (await import('~/routes/sign-out/route')).action,
    visitor: await import('~/web/visitor.server'),
    letters: await import('~/web/letter-cookie.server'),
    flash: await import('~/web/flash.server'),
    secrets: getComposition().ctx.secrets,
    close: () => getComposition().close(),
  }
}

type Sent = { cookies?: string[]; form?: Record<string, string> }

function ask(path: string, { cookies = [], form }: Sent = {}): Request {
  const headers = new Headers({
    cookie: cookies.join('; '),
    'user-agent': 'Mozilla/5.0 (X11; Linux) Firefox/150.0',
  })
  if (!form) return new Request(origin + path, { headers })
  return new Request(origin + path, { method: 'POST', headers, body: new URLSearchParams(form) })
}

const args = (request: Request, params: Record<string, string> = {}) => ({ request, params, context: {} })
const cookiesOf = (headers: Headers) => headers.getSetCookie().map(cookie => cookie.split(';')[0] ?? '')

function isResponse(answer: unknown): asserts answer is Response {
  if (!(answer instanceof Response)) throw new Error(`no response: ${JSON.stringify(answer)}`)
}

async function thrownBy(work: Promise<unknown>): Promise<Response> {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  )
  isResponse(thrown)
  return thrown
}

async function newestToken(db: Database, personId: string): Promise<{ token: string; code: string }> {
  const { id } = await db
    .selectFrom('sign_in_links')
    .select('id')
    .where('person_id', '=', personId)
    .where('superseded_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { token: house.secrets.token('sign_in', id), code: house.secrets.code('sign_in', id) }
}

const invited = async () => anInvitation(base.db, { event: await anEvent(base.db) })

async function writeTo(address: string, to = '/') {
  const answer = await house.signIn.postSignIn(args(ask('/sign-in', { form: { address, to } })))
  isResponse(answer)
  return answer
}

describe('coming in', () => {
  test('an address that is known and one that is not get the same answer, to the name of each header', async () => {
    const { address } = await someone(base.db)
    const [known, unknown] = [await writeTo(address), await writeTo('nobody@mail.example.com')]
    expect(known.status).toBe(unknown.status)
    expect([...known.headers.keys()]).toEqual([...unknown.headers.keys()])
    expect(known.headers.get('location')).toBe('/sign-in?sent')
    expect(unknown.headers.get('location')).toBe('/sign-in?sent')
  })

  test('what is no address is told beside its field', async () => {
    const answer = await house.signIn.postSignIn(args(ask('/sign-in', { form: { address: 'claire' } })))
    expect(answer).toMatchObject({
      init: { status: 422 },
      data: { result: { error: { address: [expect.any(String)] }, initialValue: { address: 'claire' } } },
    })
  })

  test('the link opens with one press in the same browser, and leads to where one was going', async () => {
    const { id, address } = await someone(base.db)
    const asked = await writeTo(address, '/voice')
    const { token } = await newestToken(base.db, id)
    const cookies = cookiesOf(asked.headers)
    const seen = await house.link.loadLink(args(ask(`/sign-in/${token}`, { cookies }), { token }))
    expect(seen.link).toEqual({ kind: 'open' })
    const opened = await house.link.postLink(args(ask(`/sign-in/${token}`, { cookies, form: {} }), { token }))
    isResponse(opened)
    expect(opened.headers.get('location')).toBe('/voice')
    const inside = ask('/account', { cookies: cookiesOf(opened.headers) })
    expect((await house.visitor.requirePerson(inside)).person.id).toBe(id)
  })

  test('a way back to another site is forgotten', async () => {
    const { id, address } = await someone(base.db)
    const asked = await writeTo(address, '//elsewhere.test/')
    const { token } = await newestToken(base.db, id)
    const cookies = cookiesOf(asked.headers)
    const opened = await house.link.postLink(args(ask('/', { cookies, form: {} }), { token }))
    isResponse(opened)
    expect(opened.headers.get('location')).toBe('/')
  })

  test('in another browser the page asks for six digits, tells how many tries are left, and opens for the right ones', async () => {
    const { id, address } = await someone(base.db)
    await writeTo(address)
    const { token, code } = await newestToken(base.db, id)
    const press = (form: Record<string, string>) => house.link.postLink(args(ask('/', { form }), { token }))
    expect((await house.link.loadLink(args(ask('/'), { token }))).link).toEqual({ kind: 'code', amiss: null })
    expect(await press({})).toMatchObject({ data: { link: { kind: 'code', amiss: 'missing' } } })
    expect(await press({ code: '12345' })).toMatchObject({
      data: { link: { kind: 'code', amiss: 'missing' } },
    })
    const wrong = code === '000000' ? '000001' : '000000'
    expect(await press({ code: wrong })).toMatchObject({ data: { link: { amiss: { left: 4 } } } })
    const opened = await press({ code: `${code.slice(0, 3)} ${code.slice(3)}` })
    isResponse(opened)
    expect(opened.status).toBe(302)
  })

  test('looking at the page twice changes no row', async () => {
    const { id, address } = await someone(base.db)
    await writeTo(address)
    const { token } = await newestToken(base.db, id)
    const rows = () => base.db.selectFrom('sign_in_links').selectAll().where('person_id', '=', id).execute()
    const before = await rows()
    await house.link.loadLink(args(ask('/'), { token }))
    await house.link.loadLink(args(ask('/'), { token }))
    expect(await rows()).toEqual(before)
  })
})

describe('being inside', () => {
  const session = (token: string) => [`session=${token}`]

  test('a stranger is led to the sign-in page and back', async () => {
    const answer = await thrownBy(house.visitor.requirePerson(ask('/account?tab=1')))
    expect(answer.headers.get('location')).toBe('/sign-in?to=%2Faccount%3Ftab%3D1')
  })

  test('someone without a right finds no staff page; a right taken away closes it at the next request', async () => {
    const manager = await signedIn(base.db, { roles: [{ role: 'manager' }] })
    const request = () => ask('/staff', { cookies: session(manager.token) })
    expect((await house.visitor.requireStaff(request())).actor.roles).toEqual([{ role: 'manager' }])
    expect((await thrownBy(house.visitor.requireStaff(request(), () => false))).status).toBe(404)
    await base.db.deleteFrom('staff_roles').where('person_id', '=', manager.actor.personId).execute()
    expect((await thrownBy(house.visitor.requireStaff(request()))).status).toBe(404)
  })

  test('a GET leaves the session as it was; a POST notes its use', async () => {
    const { actor, token } = await signedIn(base.db)
    const past = new Date(Date.now() - 3_600_000)
    await base.db
      .updateTable('sessions')
      .set({ last_seen_at: past })
      .where('id', '=', actor.sessionId)
      .execute()
    const seen = async () => {
      const row = await base.db
        .selectFrom('sessions')
        .select('last_seen_at')
        .where('id', '=', actor.sessionId)
        .executeTakeFirstOrThrow()
      return row.last_seen_at.getTime()
    }
    await house.visitor.requirePerson(ask('/account', { cookies: session(token) }))
    expect(await seen()).toBe(past.getTime())
    await house.visitor.requirePerson(ask('/account', { cookies: session(token), form: {} }))
    expect(await seen()).toBeGreaterThan(past.getTime())
  })

  test('going out ends the session in the database too', async () => {
    const { token } = await signedIn(base.db)
    const cookies = session(token)
    await house.signOut(args(ask('/sign-out', { cookies, form: {} })))
    expect((await house.visitor.readVisitor(ask('/', { cookies }))).actor).toBeNull()
  })

  test('the account page closes another entry and says so once', async () => {
    const { token } = await signedIn(base.db, { locale: 'en' })
    const cookies = session(token)
    const form = { intent: 'end_other_sessions' }
    const answer = await house.account.postAccount(args(ask('/account', { cookies, form })))
    isResponse(answer)
    const notice = cookiesOf(answer.headers)
    const read = house.flash.readFlash(ask('/account', { cookies: notice }))
    expect(read.flash).toEqual({ tone: 'good', text: 'You were signed in nowhere else.' })
    expect(read.headers.get('set-cookie')).toContain('Max-Age=0')
    const forged = [`notice=${Buffer.from('{"tone":"good","text":"!"}').toString('base64url')}.x`]
    expect(house.flash.readFlash(ask('/', { cookies: forged })).flash).toBeNull()
  })

  test('home is the door for a stranger, the person’s own for a person, and elsewhere for staff', async () => {
    const member = await signedIn(base.db, { standing: 'member', givenName: 'Claire', locale: 'fr' })
    const staff = await signedIn(base.db, { roles: [{ role: 'manager' }] })
    expect((await house.home.loadHome(args(ask('/')))).data.view.kind).toBe('door')
    const own = await house.home.loadHome(args(ask('/', { cookies: session(member.token) })))
    expect(own.data).toMatchObject({
      frame: { locale: 'fr' },
      view: { kind: 'home', givenName: 'Claire', hero: null },
    })
    const elsewhere = await thrownBy(house.home.loadHome(args(ask('/', { cookies: session(staff.token) }))))
    expect(elsewhere.headers.get('location')).toBe('/staff')
  })

  test('the invitation that waits is the hero of its person’s home, and of nobody else’s', async () => {
    const claire = await signedIn(base.db, { standing: 'member' })
    const other = await signedIn(base.db, { standing: 'member' })
    const invitation = await anInvitation(base.db, {
      event: await anEvent(base.db),
      personId: claire.actor.personId,
    })
    const heroOf = async (token: string) => {
      const { view } = (await house.home.loadHome(args(ask('/', { cookies: session(token) })))).data
      return view.kind === 'home' ? view.hero?.href : null
    }
    expect(await heroOf(claire.token)).toBe(`/invitations/${invitation.id}`)
    expect(await heroOf(other.token)).toBeUndefined()
  })
})

describe('a letter opened in this browser', () => {
  test('reads its own invitation and no other, until the invitation is given another link', async () => {
    const mine = await invited()
    const other = await invited()
    const cookie = await house.letters.rememberLetter(ask('/'), {
      invitationId: mine.id,
      personId: mine.personId,
    })
    const cookies = [cookie.split(';')[0] ?? '']
    const letter = { kind: 'letter', personId: mine.personId, invitationId: mine.id }
    expect(await house.visitor.requireReader(ask('/', { cookies }), mine.id)).toEqual(letter)
    expect(await house.visitor.requireAnyone(ask('/', { cookies }))).toEqual(letter)
    expect((await thrownBy(house.visitor.requireReader(ask('/', { cookies }), other.id))).status).toBe(404)
    const changed = [(cookies[0] ?? '').replace(/^letters=./, 'letters=X')]
    expect(
      (await thrownBy(house.visitor.requireReader(ask('/', { cookies: changed }), mine.id))).status,
    ).toBe(404)
    await base.db
      .updateTable('invitations')
      .set({ token_hash: house.secrets.hash('another link'), token_generation: 2 })
      .where('id', '=', mine.id)
      .execute()
    expect((await thrownBy(house.visitor.requireReader(ask('/', { cookies }), mine.id))).status).toBe(404)
  })

  test('several letters are remembered, the last first', async () => {
    const [one, two] = [await invited(), await invited()]
    const first = await house.letters.rememberLetter(ask('/'), {
      invitationId: one.id,
      personId: one.personId,
    })
    const both = await house.letters.rememberLetter(ask('/', { cookies: [first.split(';')[0] ?? ''] }), {
      invitationId: two.id,
      personId: two.personId,
    })
    const cookies = [both.split(';')[0] ?? '']
    expect(await house.visitor.requireAnyone(ask('/', { cookies }))).toMatchObject({ invitationId: two.id })
    expect(await house.visitor.requireReader(ask('/', { cookies }), one.id)).toMatchObject({
      invitationId: one.id,
    })
  })
})

test('on https every cookie is bound to the host and to https', async () => {
  await house.close()
  house = await open('https://club.example')
  const { address } = await someone(base.db)
  const cookie = (await writeTo(address)).headers.getSetCookie()[0] ?? ''
  expect(cookie).toMatch(/^__Host-sign-in=.+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/)
})
