import type { LoaderFunctionArgs } from '@remix-run/node'
import { readEventForStaff } from '~/domain/events/queries.server'
import { brandsOf } from '~/domain/kernel/actor'
import { readEventFeedback } from '~/domain/wishes/feedback-queries.server'
import { likings } from '~/domain/wishes/types'
import { tellLiking } from '~/domain/wishes/words'
import { formatNumber } from '~/shared/format'
import { getCtx } from '~/web/ctx.server'
import { eventSections } from '~/web/event-sections'
import { notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'

export async function loadEventFeedback({ request, params }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request, who => brandsOf(who).length > 0)
  const { db } = getCtx()
  const event = (await readEventForStaff(db, actor, params.eventId ?? '')) ?? notFound()
  const feedback = (await readEventFeedback(db, actor, event.id)) ?? notFound()
  const { mean, came, given, spread, words } = feedback
  return {
    frame: { locale, accent: event.brand.accent },
    sections: eventSections(actor, { id: event.id, brandId: event.brand.id }, locale),
    event: { id: event.id, title: event.title[locale], brandName: event.brand.name },
    came,
    given,
    mean: mean === null ? null : formatNumber(mean, locale, 1),
    spread: [...likings].reverse().map(liked => ({ label: tellLiking(liked, locale), count: spread[liked] })),
    words: words.map(one => ({ ...one, liking: tellLiking(one.liked, locale) })),
  }
}
