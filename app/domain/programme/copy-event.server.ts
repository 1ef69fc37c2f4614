import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { type EventDraft, problemsOfDraft } from '../events/draft'
import { readEventForStaff } from '../events/queries.server'
import { insertEvent } from '../events/store.server'
import type { StaffEvent } from '../events/types'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import type { FilePort } from '../kernel/files'
import { allow, type Result, refuse } from '../kernel/result'
import { copyFleet } from './copy-fleet.server'
import { type KeptPicture, keepCopies, readPictures } from './copy-pictures.server'
import { copyQuestions, copySlots, listSlots } from './copy-slots.server'
import { daysBetween, shiftDays } from './shift-days'

export type CopyEventRefusal =
  /** `clock_changes`: an hour of the event does not exist, or comes twice, on the new day. */
  { reason: 'not_found' | 'no_such_day' | 'clock_changes' }

/**
 * Makes a new draft of an event: its words, pictures, terms, questions and slots, so many calendar days later on the
 * venue's clock, and nobody of those who came. `key` is chosen by the form that sends it, so that a double click makes
 * one event. `notFree`: of its vehicles and instructors, those that are taken on the new days.
 */
export async function copyEvent(
  ctx: Pick<Ctx, 'db'> & { files: FilePort },
  actor: Actor,
  input: { eventId: string; key: string; startsOn: string; withFleet: boolean },
): Promise<Result<{ eventId: string; notFree: string[] }, CopyEventRefusal>> {
  const event = await readEventForStaff(ctx.db, actor, input.eventId)
  if (event === null) return refuse({ reason: 'not_found' })
  const days = daysBetween(event.startsAt, input.startsOn, event.timeZone)
  if (days === null) return refuse({ reason: 'no_such_day' })
  const draft = shiftDraft(event, days)
  const slots = (await listSlots(ctx.db, event.id)).map(slot => ({
    ...slot,
    starts_at: shiftDays(slot.starts_at, days, event.timeZone),
    ends_at: shiftDays(slot.ends_at, days, event.timeZone),
  }))
  if (draft === null || slots.some(slot => !slot.starts_at || !slot.ends_at))
    return refuse({ reason: 'clock_changes' })
  if (problemsOfDraft(draft).length > 0) return refuse({ reason: 'no_such_day' })
  const copies = await keepCopies(ctx.files, await readPictures(ctx.db, event.id))
  let notFree: string[] = []
  const made = await inTransaction(ctx.db, async tx => {
    const createdBy = actor.kind === 'person' ? actor.personId : null
    const id = await insertEvent(tx, { id: input.key, brandId: event.brand.id, createdBy, slug: null, draft })
    if (id === null) return (await isOwnCopy(tx, input.key, event.id)) ? 'again' : 'taken'
    await copyRest(tx, { from: event, to: id, days })
    await copySlots(tx, id, slots)
    await copyQuestions(tx, { from: event.id, to: id })
    await writePictures(tx, id, copies, createdBy)
    const { startsAt, endsAt } = draft
    notFree = input.withFleet ? await copyFleet(tx, { from: event.id, to: id, startsAt, endsAt }) : []
    await recordAudit(tx, actor, {
      action: 'event.copied',
      subject: { kind: 'event', id },
      brandId: event.brand.id,
      details: { from: event.id, days },
    })
    return 'made'
  })
  if (made !== 'made') for (const { storedAs } of copies) await ctx.files.erase(storedAs)
  return made === 'taken' ? refuse({ reason: 'not_found' }) : allow({ eventId: input.key, notFree })
}

/** The facts of the event on its new days; null where the clocks leave an hour in doubt. */
function shiftDraft(event: StaffEvent, days: number): EventDraft | null {
  const moved = (instant: Date) => shiftDays(instant, days, event.timeZone)
  const [startsAt, endsAt, replyClosesAt] = [event.startsAt, event.endsAt, event.replyClosesAt].map(moved)
  const bookingsOpenAt = event.bookingsOpenAt && moved(event.bookingsOpenAt)
  if (!startsAt || !endsAt || !replyClosesAt || (event.bookingsOpenAt && !bookingsOpenAt)) return null
  return { ...event, startsAt, endsAt, replyClosesAt, bookingsOpenAt }
}

/** What an event has besides its facts: its telling, its rules for a party, its order of waiting. */
async function copyRest(
  tx: Tx,
  { from, to, days }: { from: StaffEvent; to: string; days: number },
): Promise<void> {
  await sql`
    update events n set
      season_fr = o.season_fr, season_en = o.season_en, dress_code_fr = o.dress_code_fr, dress_code_en = o.dress_code_en,
      included_fr = o.included_fr, included_en = o.included_en, address = o.address, map_url = o.map_url,
      travel_fr = o.travel_fr, travel_en = o.travel_en, contact_name = o.contact_name, contact_phone = o.contact_phone,
      waiver_fr = o.waiver_fr, waiver_en = o.waiver_en, min_age = o.min_age, min_licence_years = o.min_licence_years,
      capacity = o.capacity, guest_rule = o.guest_rule, choices_min = o.choices_min, choices_max = o.choices_max,
      waitlist_order = o.waitlist_order, waitlist_head = o.waitlist_head, copied_from = o.id,
      guests_named_by = ((o.guests_named_by at time zone o.time_zone) + make_interval(days => ${days})) at time zone o.time_zone
    from events o where o.id = ${from.id}::uuid and n.id = ${to}::uuid
  `.execute(tx)
}

async function writePictures(
  tx: Tx,
  eventId: string,
  copies: readonly KeptPicture[],
  addedBy: string | null,
): Promise<void> {
  for (const [index, { storedAs, width, height, alt_fr, alt_en, crop }] of copies.entries())
    await tx
      .insertInto('event_pictures')
      .values({
        event_id: eventId,
        position: index + 1,
        stored_as: storedAs,
        width,
        height,
        alt_fr,
        alt_en,
        crop: JSON.stringify(crop),
        added_by: addedBy,
      })
      .execute()
}

async function isOwnCopy(tx: Tx, id: string, from: string): Promise<boolean> {
  const row = await tx.selectFrom('events').select('copied_from').where('id', '=', id).executeTakeFirst()
  return row?.copied_from === from
}
