import { tellPlan } from '~/domain/fleet/outage-queries.server'
import { previewOutage } from '~/domain/fleet/record-outage.server'
import type { SignedIn } from '~/domain/kernel/actor'
import { type Locale, translate } from '~/shared/copy'
import { formatMoment } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'
import { copy } from './copy'
import { type OutageForm, readSpan } from './outage-form'

/** What the outage that was typed would change, in the words of the page. */
export async function lookAhead(
  actor: SignedIn,
  unitId: string,
  typed: OutageForm,
  zone: string,
  locale: Locale,
) {
  const t = translate(copy, locale)
  const span = readSpan(typed, zone)
  if (!span) return { amiss: t('unclear'), plan: null }
  const seen = await previewOutage(getCtx(), actor, { unitId, ...span })
  if (!seen.ok) return seen.reason === 'backwards' ? { amiss: t('backwards'), plan: null } : notFound()
  const { events, mark } = seen.value
  const told = await tellPlan(getCtx().db, seen.value)
  const lost = events.reduce((sum, event) => sum + event.lost.length, 0)
  const moved = events.reduce((sum, event) => sum + event.moved.length, 0)
  const plan = {
    mark,
    kept: moved > 0 ? t('kept', { count: moved }) : '',
    lost: lost > 0 ? t('lost', { count: lost }) : '',
    isProven: events.every(event => event.isProven),
    events: told.map(event => ({
      id: event.eventId,
      title: event.title[locale],
      board: paths.staffEventBoard(event.eventId),
      changes: event.changes.map(change => ({
        id: change.drive,
        hour: formatMoment(change.startsAt, event.timeZone, locale),
        member: change.member,
        was: tellCrew(change.was),
        becomes: change.becomes && tellCrew(change.becomes),
      })),
    })),
  }
  return { amiss: '', plan }
}

const tellCrew = ({ unit, instructor }: { unit: string; instructor: string }) =>
  [unit, instructor].filter(Boolean).join(' · ')
