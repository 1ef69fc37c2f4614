import { expect, test } from 'vitest'
import type { SignedIn } from '~/domain/kernel/actor'
import { type Persona, previewEvent } from '~/domain/programme/preview-event.server'
import { readEventPage, readTeaser } from '~/domain/reservations/programme.server'
import { anEvent, type EventWishes } from '../../factories/event'
import { aStaffMember } from '../../factories/invitation'
import { aMember, theLadder } from '../../factories/membership'
import { signedIn } from '../../factories/person'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()
const staffOf = (event: { brandId: string }) =>
  aStaffMember(database.db, { role: 'brand_staff', brandId: event.brandId })

async function seesReally(actor: SignedIn, slug: string): Promise<string> {
  if (await readTeaser(database.db, actor, slug)) return 'teaser'
  return (await readEventPage(database.db, actor, slug)) ? 'page' : 'nothing'
}

test('through each pair of eyes it is what those eyes see, whatever its visibility', async () => {
  const { cercle: lowest, fondateur: highest } = await theLadder(database.db)
  const { actor: stranger } = await signedIn(database.db)
  const { actor: applicant } = await signedIn(database.db)
  await database.db
    .updateTable('persons')
    .set({ standing: 'applicant' })
    .where('id', '=', applicant.personId)
    .execute()
  const members = [
    await aMember(database.db, { tier: lowest }),
    await aMember(database.db, { tier: highest }),
  ]
  const [low, high] = await Promise.all(members.map(({ personId }) => signedInAs(personId)))
  const eyes: [Persona, SignedIn | undefined][] = [
    [{ who: 'stranger' }, stranger],
    [{ who: 'applicant' }, applicant],
    [{ who: 'member', tierSlug: lowest.slug }, low],
    [{ who: 'member', tierSlug: highest.slug }, high],
  ]
  const kinds: EventWishes[] = [
    { visibility: 'invitation_only' },
    { visibility: 'teaser', minRank: highest.rank },
    { visibility: 'members', minRank: highest.rank },
    { visibility: 'applicants' },
  ]
  for (const kind of kinds) {
    const event = await anEvent(database.db, kind)
    const staff = await staffOf(event)
    for (const [persona, actor] of eyes) {
      const preview = await previewEvent(database.db, staff, { eventId: event.id, persona, moment: 'now' })
      if (!actor || !preview) throw new Error('nobody looks')
      expect([kind.visibility, persona, preview.sees]).toEqual([
        kind.visibility,
        persona,
        await seesReally(actor, event.slug),
      ])
      if (preview.sees !== 'page') continue
      const page = await readEventPage(database.db, actor, event.slug)
      const told = (offer: { answer: unknown; guestsAllowed: number; seatsFree: number } | undefined) =>
        offer && [offer.answer, offer.guestsAllowed, offer.seatsFree]
      expect(told(preview.page.offer)).toEqual(told(page?.offer))
    }
  }
})

const signedInAs = async (personId: string): Promise<SignedIn> => ({
  kind: 'person',
  personId,
  sessionId: personId,
  roles: [],
})

test('a draft is seen as it will be, those confirmed see their seats, who waits finds none, and time may be another', async () => {
  await theLadder(database.db)
  const event = await anEvent(database.db, { state: 'draft', visibility: 'members' })
  const staff = await staffOf(event)
  const look = (persona: Persona, moment: 'now' | 'closed' = 'now') =>
    previewEvent(database.db, staff, { eventId: event.id, persona, moment })
  expect(await look({ who: 'invited' })).toMatchObject({
    sees: 'page',
    page: { offer: { answer: { ok: true } } },
  })
  expect(await look({ who: 'confirmed' })).toMatchObject({
    page: { offer: { live: { standing: 'confirmed' } } },
  })
  expect(await look({ who: 'waiting' })).toMatchObject({
    page: { offer: { answer: { reason: 'sold_out' } } },
  })
  expect(await look({ who: 'invited' }, 'closed')).toMatchObject({
    page: { offer: { answer: { reason: 'closed' } } },
  })
})

test('those of another house have nothing to look at', async () => {
  const event = await anEvent(database.db)
  const other = await staffOf(await anEvent(database.db))
  const asked = { eventId: event.id, persona: { who: 'invited' as const }, moment: 'now' as const }
  expect(await previewEvent(database.db, other, asked)).toBeNull()
})
