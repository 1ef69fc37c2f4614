import { isSettled } from '~/domain/applications/interview-policy'
import { type Hour, listOfferedHours, readPickedHour } from '~/domain/applications/interview-queries.server'
import { isLiving } from '~/domain/applications/policy'
import type { ApplicationFacts } from '~/domain/applications/store.server'
import type { StepOf } from '~/domain/qualification/types'
import { type Locale, translate } from '~/shared/copy'
import {
  capitalize,
  compareZones,
  dayInZone,
  formatDay,
  formatMoment,
  formatPlace,
  formatTime,
} from '~/shared/format'
import type { getCtx } from '~/web/ctx.server'
import { specialCopy } from './special-copy'
import type { HourDay, HourLine, InterviewView } from './special-view'

/** The hour that the applicant has, and those that are free, by day, on the clock of their place and on the applicant's own. */
export async function tellInterview(
  { db }: Pick<ReturnType<typeof getCtx>, 'db'>,
  { application, now }: ApplicationFacts,
  step: StepOf<'interview'>,
  isOpen: boolean,
  locale: Locale,
): Promise<InterviewView> {
  const own = application.person.timeZone
  const picked = await readPickedHour(db, application.id, step.id)
  const maySwap = isLiving(application.state) && !(picked && isSettled(picked, now))
  const offered = maySwap
    ? await listOfferedHours(db, { flowId: application.flow.id, minutes: step.minutes })
    : []
  return {
    picked: picked && {
      ...tellHour(picked, own, locale),
      day: capitalize(formatDay(dayInZone(picked.startsAt, picked.timeZone), locale, { weekday: true })),
      clock: tellClock(picked, own, locale),
      maySwap,
      mayRelease: maySwap && isOpen,
    },
    days: groupByDay(offered, own, locale),
    clock: offered[0] ? tellClock(offered[0], own, locale) : null,
  }
}

function groupByDay(hours: readonly Hour[], own: string | null, locale: Locale): HourDay[] {
  const t = translate(specialCopy, locale)
  const days = new Map<string, Hour[]>()
  for (const hour of hours) {
    const day = dayInZone(hour.startsAt, hour.timeZone)
    days.set(day, [...(days.get(day) ?? []), hour])
  }
  return [...days].map(([day, list]) => {
    const parties = list.map(({ hostName, place }) => [hostName, place].filter(Boolean).join(' · '))
    const shared = parties.every(party => party === parties[0]) ? (parties[0] ?? '') : ''
    return {
      day: capitalize(formatDay(day, locale, { weekday: true })),
      shared,
      hours: list.map((hour, index) => {
        const { id, time, own: home } = tellHour(hour, own, locale)
        const ownTime = home === null ? '' : t('ownTime', { time: home })
        return { id, time, note: [ownTime, shared === '' ? parties[index] : ''].filter(Boolean).join(' · ') }
      }),
    }
  })
}

function tellHour(hour: Hour, own: string | null, locale: Locale): HourLine {
  const { id, startsAt, endsAt, timeZone, place, hostName } = hour
  const isElsewhere = own !== null && offsetDiffers(startsAt, timeZone, own)
  return {
    id,
    time: `${formatTime(startsAt, timeZone, locale)} – ${formatTime(endsAt, timeZone, locale)}`,
    own: isElsewhere ? tellOwn(startsAt, timeZone, own, locale) : null,
    place,
    host: hostName,
  }
}

/** The hour at home; with its day when that is another. */
function tellOwn(at: Date, zone: string, own: string, locale: Locale): string {
  const isSameDay = dayInZone(at, zone) === dayInZone(at, own)
  return isSameDay ? formatTime(at, own, locale) : formatMoment(at, own, locale)
}

/** "Heure d’Helsinki, une heure après la vôtre"; without an own clock, the place alone. */
function tellClock({ startsAt, timeZone }: Hour, own: string | null, locale: Locale): string {
  if (own !== null) return capitalize(compareZones(startsAt, timeZone, own, locale))
  const place = formatPlace(timeZone, locale)
  return locale === 'fr' ? `À l’heure de ${place}` : `${place} time`
}

function offsetDiffers(at: Date, zone: string, other: string): boolean {
  return formatMoment(at, zone, 'en') !== formatMoment(at, other, 'en')
}
