import { sql } from 'kysely'
import type { Bilingual } from '~/shared/copy'
import type { Tx } from '~db/client'
import { readClock } from '~db/locks'
import { recordAudit } from '../audit/record-audit.server'
import { reminderDueAt } from '../events/letters-due'
import { planLetters } from '../events/plan-letters.server'
import type { ToldFacts } from '../events/told-facts'
import { writeHoursPlan } from '../fleet/plan-hours.server'
import { refreshWaitingInvitations } from '../invitations/refresh-letters.server'
import type { Actor } from '../kernel/actor'
import { queueEffect } from '../outbox/queue-effect.server'
import { noticeDueAt } from './notice-due'
import { newHours, type PreparedChange } from './prepare-change.server'

/** Writes what a change makes other: the event, its slots, the hours and crews of its drives. */
export async function writeChange(tx: Tx, { event, before, after, drives }: PreparedChange): Promise<void> {
  const startsAt = new Date(after.startsAt)
  await tx
    .updateTable('events')
    .set({
      venue: after.venue,
      venue_city: after.city,
      address: after.address,
      // A map leads to the former place.
      ...(after.address !== before.address && { map_url: '' }),
      time_zone: after.timeZone,
      starts_at: startsAt,
      ends_at: new Date(after.endsAt),
      rsvp_closes_at: new Date(after.replyClosesAt),
      dress_code_fr: after.dressCode.fr,
      dress_code_en: after.dressCode.en,
      guests_named_by: sql<Date>`least(guests_named_by, ${startsAt}::timestamptz)`,
      version: event.version + 1,
    })
    .where('id', '=', event.id)
    .execute()
  for (const [id, { startsAt, endsAt }] of newHours(before, after))
    await tx.updateTable('slots').set({ starts_at: startsAt, ends_at: endsAt }).where('id', '=', id).execute()
  await writeHoursPlan(tx, drives)
}

/** Writes the history of a change, and has what follows from it follow: letters, the line, those who look. */
export async function followChange(
  tx: Tx,
  actor: Actor,
  { event, before, after, drives, changes }: PreparedChange,
  { key, because }: { key: string; because: Bilingual },
): Promise<void> {
  const { count } = await tx
    .selectFrom('event_changes')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('event_id', '=', event.id)
    .executeTakeFirstOrThrow()
  const number = Number(count) + 1
  await tx
    .insertInto('event_changes')
    .values({
      id: key,
      event_id: event.id,
      number,
      before: JSON.stringify(before),
      after: JSON.stringify(after),
      because_fr: because.fr,
      because_en: because.en,
      changed_by: actor.kind === 'person' ? actor.personId : null,
    })
    .execute()
  await moveLetters(tx, event.id, before, after)
  await refreshWaitingInvitations(tx, { eventId: event.id, before, after, through: number })
  const now = await readClock(tx)
  await queueEffect(
    tx,
    { kind: 'events.tell_change', payload: { changeId: key } },
    { dueAt: noticeDueAt({ now, startsAt: new Date(after.startsAt), wasAt: event.startsAt }) },
  )
  await queueEffect(tx, { kind: 'waitlist.promote', payload: { eventId: event.id } })
  await sql`select pg_notify('event_changed', ${event.id})`.execute(tx)
  await recordAudit(tx, actor, {
    action: 'event.told_changed',
    subject: { kind: 'event', id: event.id },
    brandId: event.brand.id,
    details: { number, what: changes.map(({ what }) => what).join(' '), drives: drives.changed.length },
  })
}

/** The reminder and the thanks follow the new days; who was reminded of another day is reminded of this one. */
async function moveLetters(tx: Tx, eventId: string, before: ToldFacts, after: ToldFacts): Promise<void> {
  const isSame =
    before.startsAt === after.startsAt && before.endsAt === after.endsAt && before.timeZone === after.timeZone
  if (isSame) return
  const times = (told: ToldFacts) => ({
    startsAt: new Date(told.startsAt),
    endsAt: new Date(told.endsAt),
    timeZone: told.timeZone,
  })
  await planLetters(tx, { id: eventId, ...times(after) })
  const dueAt = (told: ToldFacts) => reminderDueAt(new Date(told.startsAt), told.timeZone)
  if (dueAt(before).getTime() !== dueAt(after).getTime())
    await tx.deleteFrom('event_reminders').where('event_id', '=', eventId).execute()
}
