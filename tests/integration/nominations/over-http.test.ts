import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { anOpenFlow, type MadeFlow } from '../../factories/application'
import { aNomination, aNominationDraft, aNominator } from '../../factories/nomination'
import { aSession, signedIn, testSecret } from '../../factories/person'
import { useTestDatabase } from '../../set-up/database'
import { processEnvironment } from '../../set-up/processes'
import { endDays } from './days'

const base = useTestDatabase()
const origin = 'http://localhost:4660'
let house: Awaited<ReturnType<typeof open>>
let flow: MadeFlow

// The handlers take their ctx from the composition, which reads the environment once: it is set before they are loaded.
beforeAll(async () => {
  house = await open()
  flow = await anOpenFlow(base.db)
})
afterAll(() => house.close())

async function open() {
  vi.resetModules()
  const environment = { ...processEnvironment(base.url, 4660), APP_ORIGIN: origin, APP_SECRET: testSecret }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  const { getComposition } = await import('~/composition.server')
  return {
    list: await import('~/routes/nominations/handlers.server'),
    letter: await import('~/routes/nominations_.letter/handlers.server'),
    sheet: await import('~/routes/nominations_.letter_.sheet/route'),
    link: await import('~/routes/n.$token/handlers.server'),
    staff: await import('~/routes/staff.nominations/handlers.server'),
    signIn: await import('~/routes/sign-in_.$token/handlers.server'),
    session: await import('~/web/session-cookie.server'),
    ctx: getComposition().ctx,
    close: () => getComposition().close(),
  }
}

type Sent = { cookies?: string[]; form?: Record<string, string> }
const ask = (path: string, { cookies = [], form }: Sent = {}) =>
  new Request(origin + path, {
    headers: { cookie: cookies.join('; '), 'accept-language': 'fr' },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })
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

const cookieOf = async (personId: string) => {
  const { token } = await aSession(base.db, personId)
  return house.session.writeSessionCookie({ token, lifeSeconds: 600 }).split(';')[0] ?? ''
}

/** A member at the page, and what they would type. */
async function atThePage() {
  const { actor } = await aNominator(base.db)
  const { id: _, civility, ...written } = aNominationDraft(flow.slug)
  const form: Record<string, string> = { ...written, civility: civility ?? '' }
  return { actor, form, cookie: await cookieOf(actor.personId) }
}

/** The member has written; the letter lies before them, and has not left. */
async function atTheLetter() {
  const { actor, form, cookie } = await atThePage()
  const written = await house.list.postNomination(args(ask('/nominations', { cookies: [cookie], form })))
  isResponse(written)
  const cookies = [cookie, ...cookiesOf(written.headers)]
  const read = await house.letter.loadLetter(args(ask('/nominations/letter', { cookies })))
  if (read instanceof Response) throw new Error('no letter to read')
  return { actor, form, cookie, cookies, written, shown: read.data.shown, read: read.data }
}

const lettersTo = (address: string) =>
  base.db
    .selectFrom('letters as l')
    .innerJoin('persons as p', 'p.id', 'l.person_id')
    .select('l.id')
    .where('p.address_norm', '=', address)
    .execute()

describe('a member’s pages', () => {
  test('what is written leads to the letter, and nothing but this browser holds it', async () => {
    const { form, written, read, cookies } = await atTheLetter()
    expect(written.headers.get('location')).toBe('/nominations/letter')
    expect(read.text).toContain(form.line)
    const sheet = await house.sheet.loader(args(ask('/nominations/letter/sheet', { cookies })))
    expect(await sheet.text()).toContain(form.line)
    expect(sheet.headers.get('cache-control')).toBe('no-store')
    expect(await lettersTo(form.address ?? '')).toEqual([])
  })

  test('the letter leaves once, thanks in general words, and the draft is forgotten', async () => {
    const { cookies, shown, form, cookie } = await atTheLetter()
    const press = () =>
      house.letter.postLetter(args(ask('/nominations/letter', { cookies, form: { shown } })))
    const answers = await Promise.all([press(), press()])
    for (const answer of answers) {
      isResponse(answer)
      expect(answer.headers.get('location')).toBe('/nominations')
      expect(answer.headers.getSetCookie().some(one => /nomination=;/.test(one))).toBe(true)
    }
    expect(await lettersTo(form.address ?? '')).toHaveLength(1)
    const list = await house.list.loadNominations(args(ask('/nominations', { cookies: [cookie] })))
    expect(list.data).toMatchObject({
      draft: null,
      offer: { left: 1 },
      nominations: [{ name: 'Inès Carvalho', standing: 'transmise' }],
    })
  })

  test('another tab’s letter does not leave in place of the one that was read', async () => {
    const { cookie, shown } = await atTheLetter()
    const other = aNominationDraft(flow.slug, { line: 'Les mots d’un autre onglet, qui n’ont pas été lus.' })
    const { id: _, civility, ...written } = other
    const later = await house.list.postNomination(
      args(ask('/nominations', { cookies: [cookie], form: { ...written, civility: civility ?? '' } })),
    )
    isResponse(later)
    const cookies = [cookie, ...cookiesOf(later.headers)]
    const answer = await house.letter.postLetter(
      args(ask('/nominations/letter', { cookies, form: { shown } })),
    )
    isResponse(answer)
    expect(answer.headers.get('location')).toBe('/nominations/letter')
    expect(await lettersTo(other.address)).toEqual([])
  })

  test('what is amiss is told beside its field, in the reader’s language', async () => {
    const { form, cookie } = await atThePage()
    const wrong = { ...form, line: 'Trop court.', address: 'ines' }
    const answer = await house.list.postNomination(
      args(ask('/nominations', { cookies: [cookie], form: wrong })),
    )
    expect(answer).toMatchObject({
      init: { status: 422 },
      data: {
        result: {
          error: {
            line: ['Il faut au moins 20 caractères.'],
            address: ['Cette adresse ne semble pas complète.'],
          },
        },
      },
    })
  })

  test('a draft that this house did not write, or an empty browser, leads back to the page', async () => {
    const { cookie } = await atThePage()
    for (const cookies of [[cookie], [cookie, 'nomination=e30.forged']]) {
      const read = await house.letter.loadLetter(args(ask('/nominations/letter', { cookies })))
      isResponse(read)
      expect(read.headers.get('location')).toBe('/nominations')
    }
  })

  test('someone who is no member is told so, and finds no form', async () => {
    const { actor } = await signedIn(base.db)
    const cookies = [await cookieOf(actor.personId)]
    const list = await house.list.loadNominations(args(ask('/nominations', { cookies })))
    expect(list.data).toMatchObject({ offer: null, because: expect.stringContaining('membres') })
    const out = await thrownBy(house.list.loadNominations(args(ask('/nominations'))))
    expect(out.headers.get('location')).toBe('/sign-in?to=%2Fnominations')
  })
})

describe('the letter’s link', () => {
  async function named() {
    const { actor, cookies, shown } = await atTheLetter()
    await house.letter.postLetter(args(ask('/nominations/letter', { cookies, form: { shown } })))
    const { id, person_id } = await base.db
      .selectFrom('nominations')
      .select(['id', 'person_id'])
      .where('nominator_id', '=', actor.personId)
      .executeTakeFirstOrThrow()
    return { id, personId: person_id ?? '', token: house.ctx.secrets.token('nomination', id) }
  }
  const load = (token: string) => house.link.loadNomination(args(ask(`/n/${token}`), { token }))
  const say = (token: string, answer: string, cookies: string[] = []) =>
    house.link.postAnswer(args(ask(`/n/${token}`, { cookies, form: { answer } }), { token }))

  test('is not kept, not referred to, and read in the letter’s language', async () => {
    const { token } = await named()
    const page = await load(token)
    expect(page.data).toMatchObject({ stands: 'open', frame: { locale: 'fr' }, nominatorName: 'Hugo Laine' })
    expect(page.init?.headers).toMatchObject({
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    })
  })

  test('yes leads through the door to the page of the flow', async () => {
    const { token, personId } = await named()
    const answer = await say(token, 'yes')
    isResponse(answer)
    const [, signInToken = ''] = /^\/sign-in\/(.+)$/.exec(answer.headers.get('location') ?? '') ?? []
    const opened = await house.signIn.postLink(
      args(ask(`/sign-in/${signInToken}`, { form: {} }), { token: signInToken }),
    )
    isResponse(opened)
    expect(opened.headers.get('location')).toBe(`/apply/${flow.slug}`)
    const cookies = cookiesOf(opened.headers)
    const again = await say(token, 'yes', cookies)
    isResponse(again)
    expect(again.headers.get('location')).toBe(`/apply/${flow.slug}`)
    const elsewhere = await say(token, 'yes')
    isResponse(elsewhere)
    expect(elsewhere.headers.get('location')).toBe(`/sign-in?to=%2Fapply%2F${flow.slug}`)
    expect(personId).not.toBe('')
  })

  test('no is thanked, and nothing opens any more', async () => {
    const { token } = await named()
    const answer = await say(token, 'no')
    isResponse(answer)
    expect(answer.headers.get('location')).toBe(`/n/${token}`)
    const page = await load(token)
    expect(page.data).toMatchObject({ stands: 'declined' })
    const yes = await say(token, 'yes')
    isResponse(yes)
    expect(yes.headers.get('location')).toBe(`/n/${token}`)
  })

  test('past its days it says so; unknown, it is not there', async () => {
    const { token, id } = await named()
    await endDays(base.db, id)
    expect((await load(token)).data).toMatchObject({ stands: 'over' })
    expect((await thrownBy(load('a-token-of-nobody'))).status).toBe(404)
    expect((await thrownBy(say('a-token-of-nobody', 'yes'))).status).toBe(404)
    expect((await thrownBy(say(token, 'perhaps'))).status).toBe(400)
  })
})

describe('the managers’ page', () => {
  test('tells what became of each, why some had no letter, and each member’s record', async () => {
    const nominator = await aNominator(base.db, { givenName: 'Ondine', familyName: 'Vasseur' })
    const nominatorId = nominator.actor.personId
    const of = async (wishes: { state: 'withdrawn' | 'declined' | 'accepted' | 'silent' }) => {
      const personId = (await signedIn(base.db)).actor.personId
      return aNomination(base.db, { nominatorId, personId, flowId: flow.id, ...wishes })
    }
    await of({ state: 'withdrawn' })
    await of({ state: 'declined' })
    await of({ state: 'accepted' })
    const manager = await signedIn(base.db, { roles: [{ role: 'manager' }] })
    const cookies = [await cookieOf(manager.actor.personId)]
    const page = await house.staff.loadNominations(
      args(ask('/staff/nominations?q=ondine+vasseur', { cookies })),
    )
    expect(page.total).toBe(3)
    expect(page.nominations.map(one => one.note).filter(Boolean)).toEqual(['Cette personne est déjà membre.'])
    expect(page.records.find(one => one.personId === nominatorId)).toMatchObject({
      all: 3,
      accepted: 1,
      declined: 1,
      withdrawn: 1,
      members: 0,
    })
    const noes = await house.staff.loadNominations(
      args(ask('/staff/nominations?q=vasseur&state=declined', { cookies })),
    )
    expect(noes.total).toBe(1)
  })

  test('is not there for brand staff, for the door, nor for members', async () => {
    const brand = await base.db
      .insertInto('brands')
      .values({ slug: 'aurora-n', name: 'Aurora', kind: 'car maker', accent: '#8a6b3d' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const staff = await signedIn(base.db, { roles: [{ role: 'brand_staff', brandId: brand.id }] })
    const member = await aNominator(base.db)
    for (const { actor } of [staff, member]) {
      const cookies = [await cookieOf(actor.personId)]
      const answer = await thrownBy(house.staff.loadNominations(args(ask('/staff/nominations', { cookies }))))
      expect(answer.status).toBe(404)
    }
  })
})
