import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tellRefusal } from '~/domain/eligibility/words'
import { LOCALES, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { copy } from '~/ui/event-page/page-copy'
import { anEvent } from '../../factories/event'
import { anInvitation } from '../../factories/invitation'
import { aSession, signedIn } from '../../factories/person'
import { aRankedMember, type RankWishes } from '../../factories/ranked-member'
import { useTestDatabase } from '../../set-up/database'
import { startWeb, type TestProcess } from '../../set-up/processes'

// A tree that was not built yet is built first.
const patience = 600_000
const database = useTestDatabase()
let web: TestProcess
beforeAll(async () => {
  web = await startWeb({ databaseUrl: database.url })
}, patience)
afterAll(() => web?.stop())

const openEvent = (wishes: Parameters<typeof anEvent>[1] = {}) =>
  anEvent(database.db, { visibility: 'members', ...wishes })

async function member(tier: RankWishes) {
  const one = await aRankedMember(database.db, tier)
  return { ...one, token: (await aSession(database.db, one.personId)).token }
}

async function ask(path: string, token: string | null, wishes: { form?: string[][]; locale?: string } = {}) {
  const { form, locale = 'fr' } = wishes
  const answer = await fetch(`${web.origin}${path}`, {
    method: form ? 'POST' : 'GET',
    body: form && new URLSearchParams(form),
    redirect: 'manual',
    headers: { origin: web.origin, cookie: `locale=${locale}${token ? `; session=${token}` : ''}` },
  })
  return { status: answer.status, leadsTo: answer.headers.get('location'), html: await answer.text() }
}

test('the programme and an event ask a stranger to come in, and are not there for someone who is no member', async () => {
  const event = await openEvent()
  for (const path of [
    paths.events(),
    paths.programmeLive(),
    paths.event(event.slug),
    paths.eventSeats(event.slug),
  ])
    expect((await ask(path, null)).leadsTo).toBe(`${paths.signIn()}?to=${encodeURIComponent(path)}`)
  const { token } = await signedIn(database.db)
  expect((await ask(paths.event(event.slug), token)).status).toBe(404)
  expect((await ask(paths.eventSeats(event.slug), token)).status).toBe(404)
  expect((await ask(`${paths.event(event.slug)}?index`, token, { form: [] })).status).toBe(404)
  const programme = await ask(paths.events(), token)
  expect(programme.status).toBe(200)
  expect(programme.html).toContain(tellRefusal({ reason: 'not_a_member', next: 'apply' }, 'fr').because)
  expect(programme.html).not.toContain(event.draft.title.fr)
})

test('a member comes with a guest by the page’s own form', async () => {
  const event = await openEvent({ guestsAllowed: 2 })
  const { token } = await member({ rank: 2, guestsPerEvent: 1 })
  const page = await ask(paths.event(event.slug), token)
  expect(page.html.match(/name="guest"/g)).toHaveLength(1)
  expect(page.html).toContain(translate(copy, 'fr')('come'))
  const { status, leadsTo } = await ask(`${paths.event(event.slug)}?index`, token, {
    form: [['guest', 'Hugo Renard']],
  })
  expect(status).toBe(302)
  expect(leadsTo).toMatch(/^\/reservations\/[0-9a-f-]{36}$/)
  const reservation = await ask(leadsTo ?? '', token)
  expect(reservation.html).toContain('Hugo Renard')
  expect(reservation.html).toContain(`href="${paths.event(event.slug)}"`)
})

test.each(LOCALES)(
  'in %s the programme, the event’s page and the answer to a press say the same words',
  async locale => {
    const event = await openEvent({ minRank: 3 })
    const { token } = await member({ rank: 1 })
    await member({ rank: 3, name: 'Fondateur' })
    const minTierName = { fr: 'Fondateur', en: 'Fondateur' }
    const { because, next } = tellRefusal(
      { reason: 'rank_too_low', neededRank: 3, tierName: minTierName, next: 'rise' },
      locale,
    )
    const seen = [
      await ask(paths.events(), token, { locale }),
      await ask(paths.event(event.slug), token, { locale }),
      await ask(`${paths.event(event.slug)}?index`, token, { locale, form: [] }),
    ]
    expect(seen.map(({ status }) => status)).toEqual([200, 200, 409])
    for (const { html } of seen) {
      expect(html).toContain(because)
      expect(html).toContain(next)
    }
    expect(seen[1]?.html).not.toContain(translate(copy, locale)('come'))
  },
)

test('whoever has a letter for the event is led to it', async () => {
  const event = await openEvent()
  const { token, personId } = await member({ rank: 1 })
  const { id } = await anInvitation(database.db, { event, personId })
  expect((await ask(paths.event(event.slug), token)).leadsTo).toBe(paths.invitation(id))
})

test('the list is told of a rush for an event that it shows once, and of one that it does not show never', async () => {
  const [event, hidden] = [await openEvent(), await openEvent({ visibility: 'invitation_only' })]
  const { token } = await member({ rank: 1 })
  const ended = new AbortController()
  const answer = await fetch(`${web.origin}${paths.programmeLive()}`, {
    headers: { cookie: `session=${token}` },
    signal: ended.signal,
  })
  const reader = answer.body?.getReader()
  if (!reader) throw new Error('no stream')
  let told = ''
  const until = async (words: string) => {
    while (!told.includes(words)) told += new TextDecoder().decode((await reader.read()).value)
  }
  await until('event: open')
  const change = (id: string) => sql`select pg_notify('event_changed', ${id})`.execute(database.db)
  // The stream begins to listen a moment after it opened: the changes are told again until one was heard.
  const again = setInterval(() => void change(hidden.id).then(() => change(event.id)), 200)
  await until(event.id)
  clearInterval(again)
  ended.abort()
  expect(told.match(/event: changed/g)).toHaveLength(1)
  expect(told).not.toContain(hidden.id)
}, 60_000)
