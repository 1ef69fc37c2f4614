import type { EventAttendance } from '~/domain/attendance/queries.server'
import type { EventChange } from '~/domain/events/change-queries.server'
import { diffTold } from '~/domain/events/told-facts'
import { sayChanges } from '~/domain/events/told-words'
import type { StaffEvent } from '~/domain/events/types'
import type { DepositState, GuestRow } from '~/domain/insight/types'
import { mergeText } from '~/domain/invitations/merge'
import type { WaveLine } from '~/domain/invitations/wave-queries.server'
import { type Locale, translate } from '~/shared/copy'
import { formatMoment, formatMoney, formatTime, joinList } from '~/shared/format'
import { paths } from '~/shared/paths'
import { copy } from './copy'

export type GuestLine = ReturnType<typeof tellGuest>
export type WaveView = ReturnType<typeof tellWave>

/** A party of the guest list in words; times are the venue's. */
export function tellGuest(guest: GuestRow, timeZone: string, locale: Locale, attendance: EventAttendance) {
  const t = translate(copy, locale)
  return {
    id: guest.reservationId,
    name: guest.name,
    with: guest.guestNames.length > 0 ? t('with', { names: joinList(guest.guestNames, locale) }) : null,
    unnamed: guest.unnamed > 0 ? t('unnamed', { count: guest.unnamed }) : null,
    waiting:
      guest.waitingNames.length > 0
        ? t('waiting', { count: guest.waitingNames.length, names: joinList(guest.waitingNames, locale) })
        : null,
    seats: guest.seats,
    further: guest.further && tellFurther(guest.further, timeZone, locale),
    state: tellState(guest, timeZone, locale),
    tone:
      guest.state === 'confirmed'
        ? ('good' as const)
        : guest.state === 'held' || guest.state === 'offered'
          ? null
          : ('soft' as const),
    deposit: tellDeposit(guest.deposit, locale),
    city: guest.city ?? '',
    language: t(guest.locale),
    since: formatMoment(guest.since, timeZone, locale),
    came: attendance.came[guest.reservationId] ?? null,
    mayNote: attendance.hasBegun && guest.state === 'confirmed',
  }
}

function tellFurther(
  { seats, until }: NonNullable<GuestRow['further']>,
  timeZone: string,
  locale: Locale,
): string {
  return translate(copy, locale)('further', { count: seats, until: formatTime(until, timeZone, locale) })
}

function tellState(guest: GuestRow, timeZone: string, locale: Locale): string {
  const t = translate(copy, locale)
  switch (guest.state) {
    case 'held':
    case 'offered':
      return t(guest.state, { until: guest.until ? formatTime(guest.until, timeZone, locale) : '' })
    case 'confirmed':
      return t('confirmed')
    case 'lapsed':
      return t('lapsed')
    case 'cancelled':
      return t('isCancelledOne')
  }
}

function tellDeposit(deposit: DepositState, locale: Locale): string {
  const t = translate(copy, locale)
  if (deposit.kind === 'none') return t('none')
  const amount = deposit.kind === 'returned' ? deposit.returned : deposit.amount
  return t(deposit.kind, { sum: formatMoney(amount, deposit.currency, locale) })
}

export function tellWave(wave: WaveLine, event: StaffEvent, locale: Locale) {
  const t = translate(copy, locale)
  const subject = fillSubject(wave.subject[locale] || wave.subject.fr || wave.subject.en, event, locale)
  return {
    id: wave.id,
    to: paths.staffWave(event.id, wave.id),
    subject: subject || t('untitled'),
    people: wave.people,
    state: wave.sentAt
      ? t('waveSent', { moment: formatMoment(wave.sentAt, event.timeZone, locale) })
      : t('waveDraft'),
  }
}

/** What is the same for everyone is filled in; what is each reader's own stays open. */
function fillSubject(subject: string, event: StaffEvent, locale: Locale): string {
  const own = '…'
  const each = {
    greeting: own,
    given_name: own,
    family_name: own,
    model: own,
    city: own,
    reply_by: own,
    seats: own,
  }
  return mergeText(subject, { ...each, event: event.title[locale], venue: event.venue }).text
}

/** The changes of an event in words, each with its moment on the clock of the place. */
export function tellHistory(changes: readonly EventChange[], zone: string, locale: Locale) {
  const t = translate(copy, locale)
  return changes.map(({ number, at, by, because, before, after }) => {
    const moment = formatMoment(at, zone, locale, { year: true, capital: true })
    return {
      number,
      head: by ? t('changedBy', { moment, name: by }) : moment,
      because: because[locale],
      changes: sayChanges(diffTold(before, after), locale, { forStaff: true }),
    }
  })
}
