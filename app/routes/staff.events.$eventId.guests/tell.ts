import type { VerdictRefusal } from '~/domain/guests/accept-guest.server'
import type { DeclinePreview } from '~/domain/guests/decline-guest.server'
import type { DeclineRefusal } from '~/domain/guests/policy'
import type { GuestsPage, UnnamedParty, WaitingGuest } from '~/domain/guests/staff-queries.server'
import { type Locale, translate } from '~/shared/copy'
import { elide, formatDuration, formatMoment, formatMoney, formatPlace, joinList } from '~/shared/format'
import { copy } from './copy'

/** A guest who waits, with who brings them and for how long they have waited. */
export function tellWaiting(
  { id, name, since, member, wasDeclined }: WaitingGuest,
  now: Date,
  locale: Locale,
) {
  const t = translate(copy, locale)
  const minutes = Math.max(0, Math.floor((now.getTime() - since.getTime()) / 60_000))
  return {
    id,
    name,
    member,
    // Of days, the hours say nothing.
    since:
      minutes === 0
        ? t('sinceNow')
        : formatDuration(minutes >= 1440 ? minutes - (minutes % 1440) : minutes, locale),
    note: wasDeclined ? t('wasDeclined') : null,
  }
}

export function tellUnnamed({ reservationId, member, guests, count }: UnnamedParty, locale: Locale) {
  const t = translate(copy, locale)
  const names = guests.length > 0 ? t('with', { names: joinList(guests, locale) }) : t('alone')
  return { id: reservationId, member, names, count }
}

export function tellAnswered(each: GuestsPage['answered'][number], timeZone: string, locale: Locale) {
  const t = translate(copy, locale)
  return {
    id: each.id,
    name: each.name,
    member: each.member,
    said: each.said,
    because: each.because,
    by: `${each.by ?? t('someone')}, ${formatMoment(each.at, timeZone, locale)}`,
  }
}

/** Whose clock a date is read on. */
export function tellZone(timeZone: string, locale: Locale): string {
  const place = formatPlace(timeZone, locale)
  return translate(copy, locale)('zone', { place: locale === 'fr' ? elide('de', place) : place })
}

/** The consequence of a no, in words and sums. */
export function tellDeclining({ guest, member, declining }: DeclinePreview, locale: Locale) {
  const t = translate(copy, locale)
  const name = `${member.givenName} ${member.familyName}`.trim()
  const { after } = declining.seats
  const { returned } = declining
  return {
    name: guest.name,
    member: name,
    shown: returned?.amount ?? 0,
    seat: t(after > 1 ? 'seatBack' : 'seatBackAlone', { member: name, count: after }),
    money: returned
      ? t('moneyBack', { member: name, amount: formatMoney(returned.amount, returned.currency, locale) })
      : t('noMoney'),
  }
}

type Refusal = Exclude<VerdictRefusal | DeclineRefusal, { reason: 'not_found' }>

/** Why the house's word on a guest is not taken now. */
export function tellVerdictRefusal(
  refusal: { ok?: false } & Refusal,
  t: ReturnType<typeof translate<typeof copy>>,
): string {
  if (refusal.reason !== 'answered') return t(refusal.reason)
  const { said, name, by } = refusal.verdict
  return t(`said_${said}`, { name, by: by ?? t('someone') })
}
