import { randomUUID } from 'node:crypto'
import type { EventDraft } from '~/domain/events/draft'
import { columnsOf } from '~/domain/events/store.server'
import type { EventState } from '~/domain/events/types'
import type { DatabaseOrTx } from '~db/client'
import { aBrand } from './brand'

/** The Lapland preview, as its staff would write it. */
export function aDraft(wishes: Partial<EventDraft> = {}): EventDraft {
  return {
    title: { fr: 'Avant-première en Laponie', en: 'Lapland preview' },
    story: { fr: 'Une piste tracée sur un lac gelé.', en: 'A track drawn on a frozen lake.' },
    hostName: 'Élise Marchand',
    hostTitle: 'Maison Aurora',
    venue: 'Ivalo Test Ground',
    city: 'Ivalo',
    timeZone: 'Europe/Helsinki',
    startsAt: new Date('2037-02-12T09:30:00+02:00'),
    endsAt: new Date('2037-02-13T15:30:00+02:00'),
    replyClosesAt: new Date('2037-01-20T18:00:00+02:00'),
    capacity: 24,
    guestsAllowed: 1,
    visibility: 'invitation_only',
    minRank: null,
    bookingsOpenAt: null,
    deposit: { amount: 50_000, currency: 'EUR' },
    refundSteps: [
      { until_days_before: 45, percent: 100 },
      { until_days_before: 14, percent: 50 },
      { until_days_before: 0, percent: 0 },
    ],
    art: 'aurora',
    ...wishes,
  }
}

export type EventWishes = Partial<EventDraft> & { brandId?: string; state?: EventState; slug?: string }
export type MadeEvent = { id: string; slotId: string; brandId: string; slug: string; draft: EventDraft }

/** One more slot of an event: of its whole, or to choose from (`part: 'choice'`). */
export async function aSlot(
  db: DatabaseOrTx,
  event: Pick<MadeEvent, 'id' | 'draft'>,
  wishes: {
    part?: 'whole' | 'choice'
    startsAt?: Date
    endsAt?: Date
    capacity?: number
    minRank?: number
    closedAt?: Date
    modelId?: string
  } = {},
): Promise<string> {
  const { part = 'choice', startsAt = event.draft.startsAt, capacity = 2 } = wishes
  const { id } = await db
    .insertInto('slots')
    .values({
      event_id: event.id,
      part,
      starts_at: startsAt,
      ends_at: wishes.endsAt ?? new Date(startsAt.getTime() + 30 * 60_000),
      capacity,
      min_rank: wishes.minRank ?? null,
      closed_at: wishes.closedAt ?? null,
      model_id: wishes.modelId ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Lets each reservation of an event take that many of its slots to choose from; `onlyThose` leaves it no other slot. */
export async function letChoose(
  db: DatabaseOrTx,
  event: Pick<MadeEvent, 'id' | 'slotId'>,
  wishes: { least?: number; most?: number; capacity?: number; onlyThose?: boolean } = {},
): Promise<void> {
  const { least = 1, most = 1, capacity = null } = wishes
  await db
    .updateTable('events')
    .set({ choices_min: least, choices_max: most, capacity })
    .where('id', '=', event.id)
    .execute()
  if (wishes.onlyThose) await db.deleteFrom('slots').where('id', '=', event.slotId).execute()
}

/** A published event with its one slot; no deposit unless wished (`deposit`, `refundSteps`). */
export async function anEvent(db: DatabaseOrTx, wishes: EventWishes = {}): Promise<MadeEvent> {
  const { brandId, state = 'published', slug = `event-${randomUUID().slice(0, 8)}`, ...rest } = wishes
  const draft = aDraft({ deposit: null, refundSteps: [], ...rest })
  const row = await db
    .insertInto('events')
    .values({
      brand_id: brandId ?? (await aBrand(db)).id,
      slug,
      state,
      cancelled_at: state === 'cancelled' ? new Date() : null,
      ...columnsOf(draft),
    })
    .returning(['id', 'brand_id'])
    .executeTakeFirstOrThrow()
  const slot = await db
    .insertInto('slots')
    .values({ event_id: row.id, starts_at: draft.startsAt, ends_at: draft.endsAt, capacity: draft.capacity })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id: row.id, slotId: slot.id, brandId: row.brand_id, slug, draft }
}
