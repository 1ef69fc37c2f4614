import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { listEventChanges, readToldFacts } from '~/domain/events/change-queries.server'
import { listTimeZones } from '~/domain/events/local-time'
import { readEventForStaff } from '~/domain/events/queries.server'
import type { StaffEvent } from '~/domain/events/types'
import { isUuid } from '~/domain/kernel/uuid'
import { type ChangeToldRefusal, changeTold } from '~/domain/programme/change-told.server'
import { countTold } from '~/domain/programme/count-told.server'
import type { ToldWish } from '~/domain/programme/plan-change'
import { prepareChange } from '~/domain/programme/prepare-change.server'
import { translate } from '~/shared/copy'
import { formatMoment } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { eventSections } from '~/web/event-sections'
import { redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { type ChangeForm, formOfTold, readTyped, wishOf } from './change-form'
import { copy } from './copy'
import { type Ahead, type Amiss, tellAhead, tellOthers, tellRefusal, tellUnread } from './tell'

export async function loadChange({ request, params }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request)
  const { db } = getCtx()
  const event = (await readEventForStaff(db, actor, params.eventId ?? '')) ?? notFound()
  const told = await readToldFacts(db, event.id)
  const history = await listEventChanges(db, actor, event.id)
  return {
    frame: { locale, accent: event.brand.accent },
    sections: eventSections(actor, { id: event.id, brandId: event.brand.id }, locale),
    back: paths.staffEvent(event.id),
    over: event.title[locale],
    closed: closedOf(event),
    /** What makes a double press one change. */
    pressId: randomUUID(),
    seen: history[0]?.number ?? 0,
    values: formOfTold(told),
    zones: listTimeZones(event.timeZone),
    slots: told.slots
      .filter(({ startsAt, endsAt }) => startsAt !== told.startsAt || endsAt !== told.endsAt)
      .map(({ id, startsAt }) => ({ id, moment: formatMoment(startsAt, told.timeZone, locale) })),
  }
}

/** Why nothing can be changed here, if nothing can. */
function closedOf(event: StaffEvent): 'not_published' | 'cancelled' | 'begun' | null {
  if (event.state !== 'published') return event.state === 'draft' ? 'not_published' : 'cancelled'
  return event.startsAt <= new Date() ? 'begun' : null
}

export type ChangeAnswer = {
  typed: ChangeForm
  key: string
  seen: number
  ahead: Ahead | null
  amiss: Amiss | null
  /** Others changed it since the page was opened: that it did, and what. */
  moved: { drives: boolean; others: ReturnType<typeof tellOthers> } | null
}

/** First what would change and who would be told; only the second press changes it. */
export async function postChange({ request, params }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request)
  const ctx = getCtx()
  const event = (await readEventForStaff(ctx.db, actor, params.eventId ?? '')) ?? notFound()
  const eventId = event.id
  const form = await request.formData()
  const told = await readToldFacts(ctx.db, eventId)
  const typed = readTyped(form, told)
  const [key, seen] = [String(form.get('key') ?? ''), Number(form.get('seen') ?? 0)]
  if (!isUuid(key) || !Number.isSafeInteger(seen)) return malformed()
  const blank: ChangeAnswer = { typed, key, seen, ahead: null, amiss: null, moved: null }
  const answer = (more: Partial<ChangeAnswer>, status: number) => data({ ...blank, ...more }, { status })
  const refused = (refusal: ChangeToldRefusal) => {
    if (refusal.reason === 'not_found' || refusal.reason === 'moved_on') return notFound()
    return answer({ amiss: tellRefusal(refusal, event.timeZone, locale) }, 422)
  }

  const read = wishOf(typed, told)
  if ('amiss' in read) return answer({ amiss: tellUnread(read.amiss, locale) }, 422)
  const because = { fr: typed.becauseFr ?? '', en: typed.becauseEn ?? '' }
  if (because.fr === '' || because.en === '') return refused({ reason: 'reason_needed' })
  if (form.get('intent') !== 'apply') return review(read.wish, null)
  const mark = String(form.get('mark') ?? '')
  const changed = await changeTold(ctx, actor, { eventId, key, wish: read.wish, because, mark })
  if (changed.ok) {
    const text = translate(copy, locale)(changed.value.changes.length > 0 ? 'done' : 'doneQuiet')
    return redirectWith(paths.staffEvent(eventId), { tone: 'good', text })
  }
  if (changed.reason !== 'moved_on') return refused(changed)
  const others = tellOthers(await listEventChanges(ctx.db, actor, eventId), seen, locale)
  return review(read.wish, { drives: others.length === 0, others })

  async function review(wish: ToldWish, moved: ChangeAnswer['moved']) {
    const prepared = await prepareChange(ctx.db, actor, { eventId, wish })
    if (!prepared.ok) {
      if (prepared.reason === 'not_found') return notFound()
      return answer({ moved, amiss: tellRefusal(prepared, event.timeZone, locale) }, moved ? 409 : 422)
    }
    const { before, after } = prepared.value
    const counts = (await countTold(ctx.db, actor, { eventId, before, after })) ?? notFound()
    const now = moved ? ((await listEventChanges(ctx.db, actor, eventId))[0]?.number ?? 0) : seen
    return answer({ seen: now, moved, ahead: tellAhead(prepared.value, counts, locale) }, moved ? 409 : 200)
  }
}
