import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type AppCtx, getComposition } from '~/composition.server'
import { findOrKeepPerson, writeRole } from '~/domain/accounts/grant-role.server'
import { createEvent } from '~/domain/events/create-event.server'
import { readLocalTime } from '~/domain/events/local-time'
import { publishEvent } from '~/domain/events/publish-event.server'
import { createWave } from '~/domain/invitations/create-wave.server'
import { sendWave } from '~/domain/invitations/send-wave.server'
import { readWave } from '~/domain/invitations/wave-queries.server'
import { writeWave } from '~/domain/invitations/write-wave.server'
import type { StaffRole } from '~/domain/kernel/actor'
import { runImport } from '~/domain/profile/run-import.server'
import { uploadImport } from '~/domain/profile/upload-import.server'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import { inTransaction } from '~db/transaction'
import { checkout } from './checkout/folder.mjs'
import { type House, idsOf, makeKnown, need, normalise } from './demo/house'
import { seedAfter } from './demo/seed-after'
import { seedAnswers } from './demo/seed-answers'
import { seedApplications } from './demo/seed-applications'
import { seedCircle } from './demo/seed-circle'
import { seedDrives } from './demo/seed-drives'
import { seedEventFleets, seedFleet } from './demo/seed-fleet'
import { seedGuests } from './demo/seed-guests'
import { seedLine } from './demo/seed-line'
import { seedProgramme } from './demo/seed-programme'
import { type SeedRows, seedRows } from './demo/seed-rows'
import { seedSlots } from './demo/seed-slots'
import { seedTonight } from './demo/seed-tonight'
import { addYears, yearsToAdd } from './demo/years'

const people = { aurora: 'aurora-people.csv', 'domaine-sarrazin': 'sarrazin-people.csv' } as const

/**
 * Fills an empty house with the demonstration club, through the same use-cases as its staff: brands and personas as
 * rows, then imports, events, waves and a reservation. Each step looks for what an earlier, interrupted run left.
 */
export async function seedDemo(): Promise<void> {
  const { ctx, close } = getComposition()
  try {
    const house = await openHouse(ctx)
    for (const [brand, file] of Object.entries(people)) await importPeople(house, brand, file)
    for (const person of seedRows.people) await makeKnown(ctx, person)
    await seedCircle(house)
    await seedApplications(house)
    await seedFleet(house)
    for (const event of seedRows.events) await announce(house, event)
    await seedEventFleets(house)
    await seedProgramme(house)
    await seedSlots(house)
    await appoint(house, member => member.role === 'door')
    for (const wave of seedRows.waves) await invite(house, wave)
    for (const answer of seedRows.accepted) await accept(house, answer)
    await seedAfter(house)
    await seedTonight(house)
    await seedLine(house)
    await seedGuests(house)
    await seedDrives(house)
    await seedAnswers(house)
  } finally {
    await close()
  }
}

async function openHouse(ctx: AppCtx): Promise<House> {
  await ctx.db.updateTable('club').set({ name: 'Le Cercle Aurora', home_time_zone: 'Europe/Paris' }).execute()
  await ctx.db
    .insertInto('brands')
    .values(seedRows.brands)
    .onConflict(conflict => conflict.column('slug').doNothing())
    .execute()
  const rows = await ctx.db.selectFrom('brands').select(['id', 'slug']).execute()
  const house: House = { ctx, brands: new Map(rows.map(row => [row.slug, row.id])), staff: new Map() }
  await appoint(house, member => member.role !== 'door')
  return house
}

/** Staff are made known and given their right by the house itself: there is nobody yet who could. */
async function appoint(house: House, chosen: (member: SeedRows['staff'][number]) => boolean): Promise<void> {
  for (const member of seedRows.staff.filter(chosen)) {
    const role = await roleOf(house, member)
    await inTransaction(house.ctx.db, async tx => {
      const personId = await findOrKeepPerson(tx, { ...member, addressNorm: normalise(member.address) })
      await tx.updateTable('persons').set({ civility: member.civility }).where('id', '=', personId).execute()
      await writeRole(tx, { kind: 'system' }, personId, role)
      house.staff.set(member.address, { kind: 'person', personId, sessionId: '', roles: [role] })
    })
  }
}

async function roleOf({ ctx, brands }: House, member: SeedRows['staff'][number]): Promise<StaffRole> {
  if (member.role === 'manager') return { role: 'manager' }
  if (member.role === 'brand_staff')
    return { role: 'brand_staff', brandId: need(brands.get(member.brand ?? '')) }
  const event = await ctx.db
    .selectFrom('events')
    .select('id')
    .where('slug', '=', member.event ?? '')
    .executeTakeFirstOrThrow()
  return { role: 'door', eventId: event.id }
}

async function importPeople(house: House, brand: string, fileName: string): Promise<void> {
  const brandId = need(house.brands.get(brand))
  const actor = need(
    [...house.staff.values()].find(({ roles }) =>
      roles.some(role => 'brandId' in role && role.brandId === brandId),
    ),
  )
  const bytes = await readFile(join(checkout, 'db', 'seeds', fileName))
  const upload = await uploadImport(house.ctx, actor, { brandId, fileName, bytes })
  if (!upload.ok) throw new Error(`the seed ${fileName} cannot be read: ${upload.reason}`)
  const run = await runImport(house.ctx, actor, upload.value)
  if (!run.ok) throw new Error(`the seed ${fileName} cannot be imported: ${run.reason}`)
  // These people sleep with the window open: a demonstration given at night still shows its letters.
  await house.ctx.db
    .insertInto('contact_policies')
    .columns(['person_id', 'quiet_from', 'quiet_to'])
    .expression(eb =>
      eb.selectFrom('persons').select(['id', sql<string>`'00:00'`.as('from'), sql<string>`'00:00'`.as('to')]),
    )
    .onConflict(conflict =>
      conflict.column('person_id').doUpdateSet({ quiet_from: '00:00', quiet_to: '00:00' }),
    )
    .execute()
}

async function announce({ ctx, brands, staff }: House, event: SeedRows['events'][number]): Promise<void> {
  const known = await ctx.db
    .selectFrom('events')
    .select('id')
    .where('slug', '=', event.slug)
    .executeTakeFirst()
  if (known) return
  const manager = need([...staff.values()].find(({ roles }) => roles.some(({ role }) => role === 'manager')))
  const at = (local: string) => {
    const [date = '', time = ''] = addYears(local, yearsToAdd()).split('T')
    const moment = readLocalTime(date, time, event.timeZone)
    if (!moment.ok) throw new Error(`the seed ${event.slug} names a time that is ${moment.problem}`)
    return moment.instant
  }
  const { slug, brand, startsAt, endsAt, replyClosesAt, bookingsOpenAt, ...rest } = event
  const draft = {
    ...rest,
    startsAt: at(startsAt),
    endsAt: at(endsAt),
    replyClosesAt: at(replyClosesAt),
    bookingsOpenAt: bookingsOpenAt === null ? null : at(bookingsOpenAt),
  }
  const created = await createEvent(ctx, manager, { brandId: need(brands.get(brand)), slug, draft })
  if (!created.ok) throw new Error(`the seed ${slug} is no event: ${JSON.stringify(created)}`)
  const published = await publishEvent(ctx, manager, created.value)
  if (!published.ok && published.reason !== 'reply_date_past')
    throw new Error(`the seed ${slug} stays a draft: ${published.reason}`)
}

async function invite({ ctx, staff }: House, wave: SeedRows['waves'][number]): Promise<void> {
  const actor = need(staff.get(wave.sender))
  const event = await ctx.db
    .selectFrom('events')
    .select(['id', 'state'])
    .where('slug', '=', wave.event)
    .executeTakeFirstOrThrow()
  const sent = await ctx.db
    .selectFrom('waves')
    .select('id')
    .where('event_id', '=', event.id)
    .where('state', '=', 'sent')
    .executeTakeFirst()
  if (sent || event.state !== 'published') return
  const personIds = await idsOf(ctx, wave.to)
  const made = await createWave(ctx, actor, { eventId: event.id, personIds })
  if (!made.ok) throw new Error(`nobody can be invited to the seed ${wave.event}: ${made.reason}`)
  const { waveId } = made.value
  const { subject, body, senderName, senderTitle } = wave
  const written = await writeWave(ctx, actor, { waveId, words: { subject, body, senderName, senderTitle } })
  if (!written.ok)
    throw new Error(`the seed letter of ${wave.event} cannot be read: ${JSON.stringify(written)}`)
  const page = await readWave(ctx.db, actor, { eventId: event.id, waveId })
  if (page?.state !== 'draft') throw new Error('the wave that was just made is not there')
  const done = await sendWave(ctx, actor, { waveId, mark: page.mark })
  if (!done.ok) throw new Error(`the seed letter of ${wave.event} cannot leave: ${JSON.stringify(done)}`)
}

async function accept({ ctx }: House, answer: SeedRows['accepted'][number]): Promise<void> {
  const [personId] = await idsOf(ctx, [answer.by])
  const invitation = await ctx.db
    .selectFrom('invitations as i')
    .innerJoin('events as e', 'e.id', 'i.event_id')
    .select('i.id')
    .where('e.slug', '=', answer.event)
    .where('i.person_id', '=', need(personId))
    .where('i.state', '=', 'sent')
    .executeTakeFirst()
  if (!invitation) return
  const actor = { kind: 'letter' as const, personId: need(personId), invitationId: invitation.id }
  const guests = answer.guests.map(fullName => ({ fullName }))
  const asked = await requestReservation(ctx, actor, { invitationId: invitation.id, guests })
  if (!asked.ok) throw new Error(`the seed cannot accept ${answer.event}: ${asked.reason}`)
}
