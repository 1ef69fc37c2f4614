import { readPartyName } from '~/domain/reservations/house-queries.server'
import { defineCopy, translate } from '~/shared/copy'
import { getCtx } from './ctx.server'
import { notFound } from './form.server'
import { openStaffEvent } from './staff-event.server'

const copy = defineCopy({
  fr: { over: '{{title}} · Liste des invités' },
  en: { over: '{{title}} · Guest list' },
})

type Asked = { request: Request; params: { eventId?: string; reservationId?: string } }

/**
 * Who acts for the house on one reservation of an event, and what such a page has at its head. Not found for whoever
 * does not work for its brand; loaders and actions both begin here.
 */
export async function openHouseReservation(args: Asked) {
  const { actor, locale, event, head } = await openStaffEvent(args)
  const of = { eventId: event.id, reservationId: args.params.reservationId ?? '' }
  const name = (await readPartyName(getCtx().db, actor, of)) ?? notFound()
  const over = translate(copy, locale)('over', { title: head.over })
  return { actor, locale, event, of, name, head: { ...head, over } }
}
