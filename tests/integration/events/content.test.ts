import { expect, test } from 'vitest'
import type { EventContent } from '~/domain/events/content'
import { readContentForStaff, readToldContent } from '~/domain/events/content-queries.server'
import { writeContent } from '~/domain/events/write-content.server'
import { anEvent } from '../../factories/event'
import { anInvitation, aStaffMember, someone } from '../../factories/invitation'
import { signedIn } from '../../factories/person'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()
const content: EventContent = {
  season: { fr: 'Hiver 2037', en: 'Winter 2037' },
  dressCode: { fr: 'Laine et fourrure', en: 'Wool and fur' },
  included: { fr: 'La nuit\nLe traîneau', en: 'The night\nThe sleigh' },
  address: 'Ivalontie 12, 99800 Ivalo',
  mapUrl: 'https://maps.example/ivalo',
  travel: { fr: 'Une voiture vous attend.', en: 'A car awaits you.' },
  contactName: 'Inès Carvalho',
  contactPhone: '+33 6 12 34 56 78',
}

test('an invited person reads the season and the dress, and nothing of the way there', async () => {
  const event = await anEvent(database.db)
  const staff = await aStaffMember(database.db, { role: 'manager' })
  expect(await writeContent({ db: database.db }, staff, { eventId: event.id, content })).toMatchObject({
    ok: true,
  })
  const { id } = await someone(database.db)
  const invitation = await anInvitation(database.db, { event, personId: id })
  const reader = { kind: 'letter', personId: id, invitationId: invitation.id } as const
  const told = await readToldContent(database.db, reader, event.id)
  expect(told).toEqual({ season: content.season, dressCode: content.dressCode, included: content.included })
  expect(await readContentForStaff(database.db, reader, event.id)).toBeNull()
  const { actor } = await signedIn(database.db)
  expect(await readToldContent(database.db, actor, event.id)).toBeNull()
})

test('an address that was told stays; before the event is open it may be written anew', async () => {
  const staff = await aStaffMember(database.db, { role: 'manager' })
  const [open, draft] = [await anEvent(database.db), await anEvent(database.db, { state: 'draft' })]
  for (const { id } of [open, draft]) await writeContent({ db: database.db }, staff, { eventId: id, content })
  const moved = { ...content, address: 'Elsewhere 1' }
  expect(await writeContent({ db: database.db }, staff, { eventId: open.id, content: moved })).toMatchObject({
    reason: 'address_told',
  })
  const dressed = { ...content, dressCode: { ...content.dressCode, en: 'Wool' } }
  expect(
    await writeContent({ db: database.db }, staff, { eventId: open.id, content: dressed }),
  ).toMatchObject({
    reason: 'dress_told',
  })
  expect(await writeContent({ db: database.db }, staff, { eventId: draft.id, content: moved })).toMatchObject(
    { ok: true },
  )
})

test('another house does not write it, and nobody writes that of a cancelled event', async () => {
  const event = await anEvent(database.db, { state: 'cancelled' })
  const other = await anEvent(database.db)
  const stranger = await aStaffMember(database.db, { role: 'brand_staff', brandId: other.brandId })
  const own = await aStaffMember(database.db, { role: 'brand_staff', brandId: event.brandId })
  expect(await writeContent({ db: database.db }, stranger, { eventId: event.id, content })).toMatchObject({
    reason: 'not_found',
  })
  expect(await writeContent({ db: database.db }, own, { eventId: event.id, content })).toMatchObject({
    reason: 'cancelled',
  })
})
