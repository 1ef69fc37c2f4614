import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Visibility, visibilities } from '~/domain/events/types'
import { createFiles } from '~/infra/files.server'
import { paths } from '~/shared/paths'
import { aBrand } from '../../factories/brand'
import { anEvent } from '../../factories/event'
import { anInvitation } from '../../factories/invitation'
import { aSession, signedIn } from '../../factories/person'
import { aRankedMember, endMembership } from '../../factories/ranked-member'
import { aPhoto } from '../../factories/upload'
import { useTestDatabase } from '../../set-up/database'
import { startWeb, type TestProcess } from '../../set-up/processes'

const personas = [
  'stranger',
  'nobody',
  'applicant',
  'formerMember',
  'memberBelow',
  'memberOfRank',
  'invited',
  'ownStaff',
  'otherStaff',
  'door',
] as const
type Persona = (typeof personas)[number]
/** What is asked of the event: its page, the page's data, its pictures, the stream of its seats, the programme's list. */
const places = ['page', 'data', 'picture', 'seats', 'list'] as const
type Place = (typeof places)[number]
/** `letter`: led to their own invitation. `in list` and `teaser` are read off what the page says. */
type Outcome = '200' | '404' | 'teaser' | 'letter' | 'sign-in' | 'silent'

const all = (page: Outcome, picture: Outcome, seats: Outcome, list: Outcome): Record<Place, Outcome> => ({
  page,
  data: page,
  picture,
  seats,
  list,
})
const toStranger = all('sign-in', '404', 'sign-in', 'sign-in')
const nothing = all('404', '404', '404', 'silent')
const whole = all('200', '200', '200', '200')
const teased = all('teaser', '404', '404', 'teaser')
const byLetter = all('letter', '200', '200', '200')
/** Staff read of their event among their own pages; its pictures are shown there. */
const atWork = all('404', '200', '404', 'silent')

/** Every cell is written: a persona or a visibility that is not here does not compile. */
const table: Record<Visibility, Record<Persona, Record<Place, Outcome>>> = {
  invitation_only: {
    stranger: toStranger,
    nobody: nothing,
    applicant: nothing,
    formerMember: nothing,
    memberBelow: nothing,
    memberOfRank: nothing,
    invited: byLetter,
    ownStaff: atWork,
    otherStaff: nothing,
    door: nothing,
  },
  teaser: {
    stranger: toStranger,
    nobody: nothing,
    applicant: nothing,
    formerMember: nothing,
    memberBelow: teased,
    memberOfRank: whole,
    invited: byLetter,
    ownStaff: atWork,
    otherStaff: nothing,
    door: nothing,
  },
  members: {
    stranger: toStranger,
    nobody: nothing,
    applicant: nothing,
    formerMember: nothing,
    memberBelow: whole,
    memberOfRank: whole,
    invited: byLetter,
    ownStaff: atWork,
    otherStaff: nothing,
    door: nothing,
  },
  applicants: {
    stranger: toStranger,
    nobody: nothing,
    applicant: whole,
    formerMember: nothing,
    memberBelow: whole,
    memberOfRank: whole,
    invited: byLetter,
    ownStaff: atWork,
    otherStaff: nothing,
    door: nothing,
  },
}

const secrets = {
  venue: 'Halle des Secrets',
  city: 'Trifouilly',
  host: 'Hôtesse Cachée',
  story: 'Une histoire que nul ne devine',
}
// A tree that was not built yet is built first.
const patience = 600_000
const database = useTestDatabase()
let web: TestProcess
let folder: string
const events = new Map<string, { slug: string; pictureId: string; title: string }>()
const tokens = new Map<Persona, string | null>()

beforeAll(async () => {
  const { db } = database
  folder = await mkdtemp(join(tmpdir(), 'connivence-sight-'))
  const files = createFiles(join(folder, 'files'))
  const brand = await aBrand(db)
  const session = async (personId: string) => (await aSession(db, personId)).token
  const former = await aRankedMember(db, { rank: 1 })
  await endMembership(db, former.membershipId)
  await db.updateTable('persons').set({ standing: 'prospect' }).where('id', '=', former.personId).execute()
  const invited = await signedIn(db)
  tokens.set('stranger', null)
  tokens.set('nobody', (await signedIn(db)).token)
  tokens.set('applicant', (await signedIn(db, { standing: 'applicant' })).token)
  tokens.set('formerMember', await session(former.personId))
  tokens.set('memberBelow', await session((await aRankedMember(db, { rank: 1 })).personId))
  tokens.set('memberOfRank', await session((await aRankedMember(db, { rank: 3 })).personId))
  tokens.set('invited', invited.token)
  tokens.set('ownStaff', (await signedIn(db, { roles: [{ role: 'brand_staff', brandId: brand.id }] })).token)
  const { id: otherBrand } = await aBrand(db)
  tokens.set(
    'otherStaff',
    (await signedIn(db, { roles: [{ role: 'brand_staff', brandId: otherBrand }] })).token,
  )
  let doorEvent = ''
  for (const state of ['published', 'draft'] as const)
    for (const visibility of visibilities) {
      const title = `Soirée ${state} ${visibility.replace('_', ' ')}`
      const event = await anEvent(db, {
        brandId: brand.id,
        visibility,
        state,
        minRank: visibility === 'teaser' ? 3 : null,
        title: { fr: title, en: title },
        venue: secrets.venue,
        city: secrets.city,
        hostName: secrets.host,
        story: { fr: secrets.story, en: secrets.story },
        startsAt: new Date('2037-08-17T18:00:00Z'),
        endsAt: new Date('2037-08-17T22:00:00Z'),
      })
      doorEvent = event.id
      const storedAs = await files.keep(await aPhoto({ width: 500, height: 400 }))
      const { id: pictureId } = await db
        .insertInto('event_pictures')
        .values({
          event_id: event.id,
          position: 1,
          stored_as: storedAs,
          width: 500,
          height: 400,
          alt_fr: 'Une image cachée',
          alt_en: 'A hidden picture',
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      await db
        .updateTable('events')
        .set({ season_fr: 'Été 2037', season_en: 'Summer 2037' })
        .where('id', '=', event.id)
        .execute()
      if (state === 'published') await anInvitation(db, { event, personId: invited.actor.personId })
      events.set(`${state} ${visibility}`, { slug: event.slug, pictureId, title })
    }
  tokens.set('door', (await signedIn(db, { roles: [{ role: 'door', eventId: doorEvent }] })).token)
  web = await startWeb({ databaseUrl: database.url, env: { DATA_DIR: folder } })
}, patience)
afterAll(async () => {
  await web?.stop()
  await rm(folder, { recursive: true, force: true })
})

async function ask(path: string, token: string | null) {
  const leave = new AbortController()
  const answer = await fetch(`${web.origin}${path}`, {
    redirect: 'manual',
    signal: leave.signal,
    headers: { cookie: `locale=fr${token ? `; session=${token}` : ''}` },
  })
  const type = answer.headers.get('content-type') ?? ''
  const text = type.startsWith('text/event-stream') || type.startsWith('image/') ? '' : await answer.text()
  leave.abort()
  return {
    status: answer.status,
    text,
    leadsTo: `${answer.headers.get('location') ?? ''} ${answer.status === 202 ? text : ''}`,
  }
}

async function outcomeOf(
  persona: Persona,
  visibility: Visibility,
  place: Place,
  state = 'published',
): Promise<Outcome> {
  const event = events.get(`${state} ${visibility}`)
  if (!event) throw new Error('the event was not laid')
  const path = {
    page: paths.event(event.slug),
    data: `${paths.event(event.slug)}.data`,
    picture: paths.picture(event.pictureId, 480, 'webp', 'x'),
    seats: paths.eventSeats(event.slug),
    list: paths.events(),
  }[place]
  const { status, text, leadsTo } = await ask(path, tokens.get(persona) ?? null)
  if (leadsTo.includes(paths.signIn())) return 'sign-in'
  if (leadsTo.includes('/invitations/')) return 'letter'
  if (status === 404) return '404'
  if (status !== 200) throw new Error(`${persona} is answered ${status} at ${path}`)
  if (place === 'picture' || place === 'seats') return '200'
  if (!text.includes(event.title)) return 'silent'
  if (place === 'list')
    return text.includes(`"${paths.event(event.slug)}"`) && isTeaserInList(text, event.slug)
      ? 'teaser'
      : '200'
  return tellsAll(text) ? '200' : 'teaser'
}

/** Whatever a page or its data says of the event beyond its title and its season. */
function tellsAll(text: string): boolean {
  return [...Object.values(secrets), '2037-08', '17 août', 'Une image cachée'].some(word =>
    text.includes(word),
  )
}
function isTeaserInList(html: string, slug: string): boolean {
  const at = html.indexOf(`href="${paths.event(slug)}"`)
  return html.lastIndexOf('class="teaser-row"', at) > html.lastIndexOf('class="event-row"', at)
}

describe('who sees what of an event', () => {
  for (const visibility of visibilities)
    test.each(personas)(`${visibility}, as %s`, async persona => {
      const seen = Object.fromEntries(
        await Promise.all(
          places.map(async place => [place, await outcomeOf(persona, visibility, place)] as const),
        ),
      )
      expect(seen).toEqual(table[visibility][persona])
    })

  test('of one in preparation nobody learns but its staff', async () => {
    for (const visibility of visibilities)
      for (const persona of personas.filter(each => each !== 'door')) {
        const due = persona === 'stranger' ? toStranger : persona === 'ownStaff' ? atWork : nothing
        for (const place of places)
          expect([persona, visibility, place, await outcomeOf(persona, visibility, place, 'draft')]).toEqual([
            persona,
            visibility,
            place,
            due[place],
          ])
      }
  })

  test('of a teaser neither page nor data says more than title, season and what opens it', async () => {
    const event = events.get('published teaser')
    const token = tokens.get('memberBelow') ?? null
    for (const path of [paths.event(event?.slug ?? ''), `${paths.event(event?.slug ?? '')}.data`]) {
      const { text } = await ask(path, token)
      expect(text).toContain(event?.title)
      expect(text).toContain('Été 2037')
      expect(text).toContain('Tier 3')
      for (const word of [
        ...Object.values(secrets),
        '2037-08',
        '17 août',
        'Europe/Helsinki',
        event?.pictureId ?? '',
      ])
        expect(text).not.toContain(word)
    }
  })
})
