import { expect, test } from 'vitest'
import { consumeSignInLink } from '~/domain/accounts/consume-sign-in-link.server'
import { requestSignIn } from '~/domain/accounts/request-sign-in.server'
import { doorLettersAnHour } from '~/domain/applications/door-letters.server'
import { requestApplication } from '~/domain/applications/request-application.server'
import { paths } from '~/shared/paths'
import { anOpenFlow } from '../../factories/application'
import { someone } from '../../factories/invitation'
import { accountsCtx } from '../../factories/person'
import { useTestDatabase } from '../../set-up/database'

const base = useTestDatabase({ poolSize: 12 })
const ctx = () => accountsCtx(base.db)
const browser = 'the secret of the browser that asks'
let count = 0
const anAddress = () => `stranger-${++count}@mail.example.com`

function ask(flowSlug: string, address: string, code: string | null = null) {
  return requestApplication(ctx(), {
    flowSlug,
    code,
    givenName: ' Inès ',
    familyName: 'Carvalho',
    address,
    browserSecret: browser,
    locale: null,
    readIn: 'en',
  })
}

async function lettersTo(address: string) {
  return base.db
    .selectFrom('letters as l')
    .innerJoin('persons as p', 'p.id', 'l.person_id')
    .select(['l.kind', 'l.locale', 'l.promotional', 'l.props', 'p.given_name', 'p.standing'])
    .where('p.address_norm', '=', address)
    .execute()
}

function begunProps(letter: { props: unknown } | undefined) {
  if (!letter) throw new Error('no letter was queued')
  return letter.props as { topic: string; action: { to: { page: string; signInLinkId: string } } }
}

test('a stranger is made known as a prospect and gets one letter, in the language of the page', async () => {
  const { slug } = await anOpenFlow(base.db)
  const address = anAddress()
  expect(await ask(slug, ` ${address.toUpperCase()} `)).toEqual({ ok: true, value: undefined })
  const letters = await lettersTo(address)
  expect(letters).toMatchObject([
    { kind: 'correspondence', locale: 'en', promotional: false, given_name: 'Inès', standing: 'prospect' },
  ])
  expect(begunProps(letters[0]).topic).toBe('application_begun')
  expect(await base.db.selectFrom('applications').select('id').execute()).toEqual([])
})

test('its link lets them in, once, and leads to the door with their code', async () => {
  const { slug } = await anOpenFlow(base.db)
  const address = anAddress()
  await ask(slug, address, 'salon-geneve')
  const [letter] = await lettersTo(address)
  const { signInLinkId } = begunProps(letter).action.to
  const opened = await consumeSignInLink(ctx(), {
    token: ctx().secrets.token('sign_in', signInLinkId),
    browserSecret: browser,
    code: null,
    device: 'Firefox, Linux',
    formerToken: null,
  })
  expect(opened).toMatchObject({ ok: true, value: { leadsTo: paths.applyFlow(slug, 'salon-geneve') } })
})

test('of someone known nothing changes, and the answer tells nothing', async () => {
  const { slug } = await anOpenFlow(base.db)
  const known = await someone(base.db, { givenName: 'Camille', locale: 'fr' })
  expect(await ask(slug, known.address)).toEqual(await ask(slug, anAddress()))
  expect(await lettersTo(known.address)).toMatchObject([{ given_name: 'Camille', locale: 'fr' }])
})

test('known or not, the answer waits for the next whole step of the clock', async () => {
  const { slug } = await anOpenFlow(base.db)
  const known = await someone(base.db)
  for (const address of [known.address, anAddress()]) {
    const begun = performance.now()
    await ask(slug, address)
    expect(performance.now() - begun).toBeGreaterThan(395)
  }
})

test('it counts with the letters asked for at the sign-in door: five an hour, all told', async () => {
  const { slug } = await anOpenFlow(base.db)
  const address = anAddress()
  for (let i = 0; i < 4; i++) await ask(slug, address)
  await requestSignIn(ctx(), { address, browserSecret: browser, locale: null, device: '' })
  const answers = [await ask(slug, address), await ask(slug, address)]
  expect(answers).toEqual([
    { ok: true, value: undefined },
    { ok: true, value: undefined },
  ])
  expect((await lettersTo(address)).map(letter => letter.kind).sort()).toEqual([
    ...Array.from({ length: 4 }, () => 'correspondence'),
    'sign_in',
  ])
})

test('ten presses at once make one person', async () => {
  const { slug } = await anOpenFlow(base.db)
  const address = anAddress()
  await Promise.all(Array.from({ length: 10 }, () => ask(slug, address)))
  const people = await base.db
    .selectFrom('persons')
    .select('id')
    .where('address_norm', '=', address)
    .execute()
  expect(people).toHaveLength(1)
  expect(await lettersTo(address)).toHaveLength(5)
})

test('what is no address and a flow that nobody may enter are refused, and nobody is made known', async () => {
  const [open, closed] = [await anOpenFlow(base.db), await anOpenFlow(base.db, { state: 'closed' })]
  const address = anAddress()
  expect(await ask(open.slug, 'no address')).toEqual({ ok: false, reason: 'not_an_address' })
  expect(await ask(closed.slug, address)).toEqual({ ok: false, reason: 'flow_closed' })
  expect(await ask('no-such-flow', address)).toEqual({ ok: false, reason: 'not_found' })
  expect(await lettersTo(address)).toEqual([])
})

test('the doors of the house together write no more than so many letters an hour, whoever asks', async () => {
  const { slug } = await anOpenFlow(base.db)
  const known = await someone(base.db)
  await base.db.deleteFrom('door_letters').execute()
  await base.db
    .insertInto('door_letters')
    .values(Array.from({ length: doorLettersAnHour - 1 }, () => ({ person_id: known.id })))
    .execute()
  const answers = await Promise.all([
    ask(slug, anAddress()),
    ask(slug, anAddress()),
    ask(slug, known.address),
  ])
  const refused = { ok: false, reason: 'too_many_knock' }
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.filter(({ ok }) => !ok)).toEqual([refused, refused])
  await base.db
    .updateTable('door_letters')
    .set({ written_at: new Date(Date.now() - 3_601_000) })
    .execute()
  expect((await ask(slug, anAddress())).ok).toBe(true)
  await base.db.deleteFrom('door_letters').execute()
})
