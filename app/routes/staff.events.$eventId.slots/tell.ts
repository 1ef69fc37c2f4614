import type { SlotsRefusal } from '~/domain/events/add-slots.server'
import type { SlotChangeRefusal } from '~/domain/events/change-slot.server'
import type { SlotsPlan } from '~/domain/events/plan-slots'
import type { ChoicesRefusal } from '~/domain/events/set-choices.server'
import { type Locale, translate } from '~/shared/copy'
import { capitalize, dayInZone, formatDay, formatDuration, formatTime } from '~/shared/format'
import { notFound } from '~/web/form.server'
import { copy } from './copy'

/** What the slots would be, day by day, before anything is written. */
export function tellPlan(plan: SlotsPlan & { models: string[] }, zone: string, locale: Locale) {
  const t = translate(copy, locale)
  const days = new Map<string, string[]>()
  for (const { startsAt } of plan.slots) {
    const day = dayInZone(startsAt, zone)
    days.set(day, [...(days.get(day) ?? []), formatTime(startsAt, zone, locale)])
  }
  return {
    count: plan.slots.length * Math.max(1, plan.models.length),
    models: plan.models,
    days: [...days].map(([day, times]) => ({
      day,
      name: capitalize(formatDay(day, locale, { weekday: true })),
      times: times.join(' · '),
    })),
    clocks: plan.clocks.map(({ day, minutes }) =>
      t(minutes < 0 ? 'clockForward' : 'clockBack', {
        day: formatDay(day, locale, { weekday: true }),
        time: formatDuration(Math.abs(minutes), locale),
      }),
    ),
  }
}

/** What keeps slots from being laid out, beside the field where it can be mended. */
export function tellSlotsRefusal(refusal: SlotsRefusal, locale: Locale): { field: string; message: string } {
  const t = translate(copy, locale)
  switch (refusal.reason) {
    case 'not_found':
      return notFound()
    case 'no_such_hour':
    case 'hour_twice': {
      const key = refusal.reason === 'no_such_hour' ? 'noSuchHour' : 'hourTwice'
      const day = formatDay(refusal.day, locale, { weekday: true })
      return { field: 'from', message: t(key, { day, time: refusal.time }) }
    }
    case 'days_reversed':
      return { field: 'lastDay', message: t('daysReversed') }
    case 'too_many_days':
      return { field: 'lastDay', message: t('tooManyDays', { most: refusal.most }) }
    case 'hours_reversed':
      return { field: 'to', message: t('hoursReversed') }
    case 'none_fits':
      return { field: 'minutes', message: t('noneFits') }
    case 'too_many':
      return { field: 'minutes', message: t('tooMany', { most: refusal.most }) }
    case 'outside_event':
      return { field: 'firstDay', message: t('outside') }
    case 'reserved':
      return { field: 'kind', message: t('reserved') }
    case 'unclear':
      return { field: 'from', message: t('unclear') }
    case 'cancelled':
      return { field: 'kind', message: t('isCancelled') }
  }
}

export function tellChange(refusal: SlotChangeRefusal, locale: Locale): string {
  const t = translate(copy, locale)
  switch (refusal.reason) {
    case 'not_found':
      return notFound()
    case 'seats_taken':
      return t('seatsTaken', { count: refusal.taken })
    case 'in_use':
      return t('inUse')
    case 'last_slot':
      return t('lastSlot')
    case 'cancelled':
      return t('isCancelled')
  }
}

export function tellChoices(refusal: ChoicesRefusal, locale: Locale): string {
  const t = translate(copy, locale)
  switch (refusal.reason) {
    case 'not_found':
      return notFound()
    case 'reversed':
      return t('choicesReversed')
    case 'too_few_slots':
      return t('tooFewSlots', { count: refusal.slots })
    case 'choice_needed':
      return t('choiceNeeded')
    case 'seats_taken':
      return t('seatsTaken', { count: refusal.taken })
    case 'cancelled':
      return t('isCancelled')
  }
}
