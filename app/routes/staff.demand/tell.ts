import type { Told } from '~/domain/insight/demand'
import type { Demand } from '~/domain/insight/demand-queries.server'
import type { StaffPoll } from '~/domain/wishes/poll-queries.server'
import type { Season } from '~/domain/wishes/types'
import type { ReadWish } from '~/domain/wishes/wish-queries.server'
import { tellSeason, tellWish } from '~/domain/wishes/words'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, formatDay, formatNumber, joinList } from '~/shared/format'
import { copy } from './copy'

/** The year begins where it is coldest, so that winter stands at the top of the drawing. */
const aroundTheYear: readonly Season[] = ['winter', 'spring', 'summer', 'autumn']

/** What a drawing shows: a length, and the words for it. */
export type Drawn = { key: string; label: string; count: number; note: string }

export function tellDemand(demand: Demand, locale: Locale) {
  return {
    wishes: formatNumber(demand.wishes, locale),
    members: demand.members === null ? translate(copy, locale)('few') : formatNumber(demand.members, locale),
    models: tellBars(demand.models, locale),
    places: tellBars(demand.places, locale),
    seasons: aroundTheYear.map((season): Drawn => {
      const count = demand.seasons.find(one => one.season === season)?.count ?? 0
      return { key: season, label: tellSeason(season, locale), ...tellCount(count, locale) }
    }),
  }
}

function tellBars({ told, others }: Told, locale: Locale): Drawn[] {
  const t = translate(copy, locale)
  return [
    ...told.map(({ key, count }) => ({ key, label: key, ...tellCount(count, locale) })),
    ...(others === null ? [] : [{ key: '', label: t('others'), ...tellCount(others, locale) }]),
  ]
}

/** A count too small to stand alone is drawn as nothing, and told in words. */
function tellCount(count: number | 'few', locale: Locale): { count: number; note: string } {
  return count === 'few'
    ? { count: 0, note: translate(copy, locale)('few') }
    : { count, note: formatNumber(count, locale) }
}

export function tellReadWish({ uses, madeAt, isRead, ...wish }: ReadWish, zone: string, locale: Locale) {
  const t = translate(copy, locale)
  const title = tellWish({ ...wish, words: '' }, locale)
  const events = joinList(
    uses.map(event => event[locale]),
    locale,
  )
  return {
    id: wish.id,
    title: title || wish.words,
    words: title ? wish.words : '',
    brandName: wish.brandName,
    day: formatDay(dayInZone(madeAt, zone), locale),
    became: events ? t('shaped', { events }) : t(isRead ? 'read' : 'unread'),
    isNew: !isRead,
  }
}

export function tellPoll(poll: StaffPoll, locale: Locale) {
  return {
    id: poll.id,
    question: poll.question[locale],
    voters: poll.result.voters,
    choices: poll.choices.map(({ id, label }) => ({
      id,
      label: label[locale],
      count: poll.result.counts[id] ?? 'few',
    })),
  }
}
