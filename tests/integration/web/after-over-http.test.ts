import { afterAll, beforeAll, expect, test } from 'vitest'
import { paths } from '~/shared/paths'
import { aGuestOf, aPastEvent } from '../../factories/attended'
import { aSession } from '../../factories/person'
import { aRankedMember } from '../../factories/ranked-member'
import { useTestDatabase } from '../../set-up/database'
import { startWeb, type TestProcess } from '../../set-up/processes'

// A tree that was not built yet is built first.
const patience = 600_000
const database = useTestDatabase()
let web: TestProcess
beforeAll(async () => {
  web = await startWeb({ databaseUrl: database.url, env: { LOG_LEVEL: 'info' } })
}, patience)
afterAll(() => web?.stop())

async function ask(path: string, token: string | null, form?: Record<string, string>) {
  const answer = await fetch(`${web.origin}${path}`, {
    method: form ? 'POST' : 'GET',
    body: form && new URLSearchParams(form),
    redirect: 'manual',
    headers: { origin: web.origin, ...(token && { cookie: `session=${token}; locale=fr` }) },
  })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}
const addressIn = (html: string) => html.match(/http:\/\/[^"\s<]+\/calendar\/([\w-]{43})\.ics/)

test('a calendar’s address is shown once, opens without a cookie, is kept by nobody on the way, and ends when renewed', async () => {
  const member = await aRankedMember(database.db, { rank: 1 })
  const { token } = await aSession(database.db, member.personId)
  const made = await ask(paths.accountCalendar(), token, { intent: 'renew' })
  const [, secret = ''] = addressIn(made.text) ?? []
  expect(secret).toHaveLength(43)
  expect(made.headers.get('cache-control')).toContain('no-store')
  expect(addressIn((await ask(paths.accountCalendar(), token)).text)).toBeNull()

  const calendar = await ask(paths.calendarFeed(secret), null)
  expect(calendar.status).toBe(200)
  expect(calendar.text).toMatch(/^BEGIN:VCALENDAR\r\n/)
  expect(calendar.headers.get('content-type')).toContain('text/calendar')
  expect(calendar.headers.get('cache-control')).toContain('private')
  expect(calendar.headers.get('cache-control')).not.toContain('public')
  expect(calendar.headers.get('set-cookie')).toBeNull()

  await ask(paths.accountCalendar(), token, { intent: 'renew' })
  expect((await ask(paths.calendarFeed(secret), null)).status).toBe(404)
  expect((await ask(paths.calendarFeed('x'.repeat(43)), null)).status).toBe(404)
  expect(web.output()).toContain('/calendar/:file')
  expect(web.output()).not.toContain(secret)
})

test('looking at the page of an evening changes nothing; a stranger is asked to come in, another member finds nothing', async () => {
  const event = await aPastEvent(database.db, 40)
  const [guest, other] = [
    await aGuestOf(database.db, event, { came: true }),
    await aGuestOf(database.db, event, { came: true }),
  ]
  const path = paths.reservationFeedback(guest.reservationId)
  const { token } = await aSession(database.db, guest.personId)
  const said = () => database.db.selectFrom('event_feedback').select(['liked', 'words']).execute()
  for (const _ of [1, 2]) expect((await ask(path, token)).status).toBe(200)
  expect(await said()).toEqual([])
  expect((await ask(path, null)).headers.get('location')).toContain(paths.signIn())
  expect((await ask(path, (await aSession(database.db, other.personId)).token)).status).toBe(404)

  expect((await ask(path, token, { words: 'Sans réponse.' })).status).toBe(422)
  const kept = await ask(path, token, { liked: '4', words: 'La piste.', season: 'winter', wish: '' })
  expect([kept.status, kept.headers.get('location')]).toEqual([302, path])
  expect(await said()).toEqual([{ liked: 4, words: 'La piste.' }])
})

test('wishes and questions are for members', async () => {
  const member = await aRankedMember(database.db, { rank: 1 })
  const { token } = await aSession(database.db, member.personId)
  const stranger = (
    await aSession(database.db, (await aGuestOf(database.db, await aPastEvent(database.db, 40))).personId)
  ).token
  expect((await ask(paths.wishes(), token)).status).toBe(200)
  expect((await ask(paths.wishes(), stranger)).status).toBe(404)
  expect((await ask(paths.wishes(), stranger, { wish: 'Entrer.' })).status).toBe(404)
  expect((await ask(paths.wishes(), token, {})).status).toBe(422)
  expect((await ask(paths.wishes(), token, { place: 'Stelvio' })).status).toBe(302)
  expect((await ask(paths.wishes(), token)).text).toContain('Stelvio')
  expect((await ask(paths.poll('00000000-0000-4000-8000-000000000000'), token)).status).toBe(404)
})
