import type { DatabaseOrTx } from '~db/client'
import type { EventDraft } from './draft'
import { slugOf } from './slug'

/** The columns of a draft, for an insert or an update. */
export function columnsOf(draft: EventDraft) {
  return {
    title_fr: draft.title.fr,
    title_en: draft.title.en,
    story_fr: draft.story.fr,
    story_en: draft.story.en,
    host_name: draft.hostName,
    host_title: draft.hostTitle,
    venue: draft.venue,
    venue_city: draft.city,
    time_zone: draft.timeZone,
    starts_at: draft.startsAt,
    ends_at: draft.endsAt,
    rsvp_closes_at: draft.replyClosesAt,
    guests_allowed: draft.guestsAllowed,
    visibility: draft.visibility,
    min_rank: draft.minRank,
    bookings_open_at: draft.bookingsOpenAt,
    art: draft.art,
    deposit_amount: draft.deposit?.amount ?? null,
    deposit_currency: draft.deposit?.currency ?? null,
    refund_steps: JSON.stringify(draft.refundSteps),
  }
}

/** Inserts the event under the first free address made of its wish, or of its French title. Null when its id exists already. */
export async function insertEvent(
  tx: DatabaseOrTx,
  event: { id: string; brandId: string; createdBy: string | null; slug: string | null; draft: EventDraft },
): Promise<string | null> {
  const wish = event.slug ?? slugOf(event.draft.title.fr)
  for (let attempt = 1; attempt <= 1000; attempt++) {
    const row = await tx
      .insertInto('events')
      .values({
        id: event.id,
        brand_id: event.brandId,
        created_by: event.createdBy,
        slug: attempt === 1 ? wish : `${wish}-${attempt}`,
        ...columnsOf(event.draft),
      })
      .onConflict(conflict => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (row) return row.id
    if (await tx.selectFrom('events').select('id').where('id', '=', event.id).executeTakeFirst()) return null
  }
  throw new Error('no free address for the event')
}
