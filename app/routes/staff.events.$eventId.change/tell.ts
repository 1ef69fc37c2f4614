import type { EventChange } from '~/domain/events/change-queries.server'
import type { DraftProblem } from '~/domain/events/draft'
import { diffTold } from '~/domain/events/told-facts'
import { sayChanges } from '~/domain/events/told-words'
import { never } from '~/domain/kernel/result'
import type { ChangeToldRefusal } from '~/domain/programme/change-told.server'
import type { ToldCounts } from '~/domain/programme/count-told.server'
import type { PreparedChange } from '~/domain/programme/prepare-change.server'
import { type Locale, translate } from '~/shared/copy'
import { capitalize, formatMoment, joinList } from '~/shared/format'
import { copy as formCopy } from '~/ui/event-form/copy'
import type { FormProblem } from './change-form'
import { copy } from './copy'

/** What would change, who would be told, and what they may do about it. */
export function tellAhead(prepared: PreparedChange, told: ToldCounts, locale: Locale) {
  const { after, drives } = prepared
  const t = translate(copy, locale)
  const handedOver = drives.changed.filter(({ isHandedOver }) => isHandedOver).length
  return {
    mark: prepared.mark,
    changes: sayChanges(prepared.changes, locale, { forStaff: true }),
    told,
    whole: prepared.moves
      ? t('whole', { until: formatMoment(after.startsAt, after.timeZone, locale, { year: true }) })
      : null,
    handedOver: handedOver > 0 ? t('handedOver', { count: handedOver }) : null,
  }
}
export type Ahead = ReturnType<typeof tellAhead>

/** What others changed since a page was opened, put together; empty where nobody did. */
export function tellOthers(history: readonly EventChange[], seen: number, locale: Locale) {
  const since = history.filter(({ number }) => number > seen)
  const [last, first] = [since[0], since.at(-1)]
  return last && first ? sayChanges(diffTold(first.before, last.after), locale, { forStaff: true }) : []
}

export type Amiss = { text: string; lines: string[]; fields: Record<string, string> }

/** What keeps a change from being, where it is to be seen. */
export function tellRefusal(
  refusal: Exclude<ChangeToldRefusal, { reason: 'not_found' | 'moved_on' }>,
  zone: string,
  locale: Locale,
): Amiss {
  const t = translate(copy, locale)
  const only = (text: string, fields: Record<string, string> = {}): Amiss => ({ text, lines: [], fields })
  switch (refusal.reason) {
    case 'invalid':
      return tellProblems(refusal.problems, locale)
    case 'offers_open':
      return only(t('offers_open', { until: formatMoment(refusal.until, zone, locale) }))
    case 'at_once':
      return only(t('at_once', { names: joinList(refusal.members, locale) }))
    case 'drives_do_not_fit':
      return {
        text: t('drives'),
        lines: refusal.drives.map(({ member, startsAt, byHand }) =>
          [member, formatMoment(startsAt, zone, locale), byHand ? t('byHand') : '']
            .filter(Boolean)
            .join(' · '),
        ),
        fields: {},
      }
    case 'reason_needed':
      return only(t('reason_needed'), { becauseFr: t('reason_needed') })
    case 'dress_in_both':
      return only(t('dress_in_both'), { dressCodeEn: t('dress_in_both') })
    case 'told_already':
      return only(t('told_already'), { address: t('told_already') })
    case 'not_published':
    case 'cancelled':
    case 'begun':
    case 'nothing':
    case 'clock_changes':
    case 'slot_backwards':
    case 'slots_outside':
    case 'past':
      return only(t(refusal.reason))
    default:
      return never(refusal)
  }
}

const fieldOf: Partial<Record<DraftProblem['field'], string>> = {
  venue: 'venue',
  timeZone: 'timeZone',
  endsAt: 'endsAt',
  replyClosesAt: 'repliesAt',
  bookingsOpenAt: 'repliesAt',
}

function tellProblems(problems: readonly DraftProblem[], locale: Locale): Amiss {
  const t = translate(formCopy, locale)
  const told = problems.map(({ field, problem }) => ({ field: fieldOf[field] ?? 'venue', text: t(problem) }))
  return {
    text: capitalize(told[0]?.text ?? ''),
    lines: [],
    fields: Object.fromEntries(told.map(({ field, text }) => [field, text])),
  }
}

/** Days and hours that cannot be read, each at its field. */
export function tellUnread(problems: readonly FormProblem[], locale: Locale): Amiss {
  const t = translate(copy, locale)
  const [first] = problems
  return {
    text: first ? t(first.problem) : '',
    lines: [],
    fields: Object.fromEntries(problems.map(({ field, problem }) => [field, t(problem)])),
  }
}
