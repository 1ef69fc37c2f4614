import type { Change, ChangeRefusal } from '~/domain/reservations/change-policy'
import type { ReservationView } from '~/domain/reservations/queries.server'
import { type Locale, translate } from '~/shared/copy'
import { formatMoney, joinList } from '~/shared/format'
import { type TellingHere, tellWithWay } from '~/web/tell-refusal'
import { copy } from './copy'

export type Wish = { guests: string[]; seats: number; slotIds: string[] }

/** What was wished comes back, with why not, or with what it would do. */
export type ChangeAnswer = {
  told: { because: string; next: string; href: string | null } | null
  typed: { guests: string[]; slotIds: string[]; company: number }
  preview: ReturnType<typeof tellChange> | null
}

/** A refusal in words, with its next step; those of the gates of booking in the very words of the booking. */
export function tellChangeRefusal(refusal: ChangeRefusal, locale: Locale, telling: TellingHere) {
  const t = translate(copy, locale)
  const write = telling.host ? t('write_to', { host: telling.host }) : t('write')
  switch (refusal.reason) {
    case 'not_confirmed':
    case 'begun':
      return { because: t(refusal.reason), next: '', href: null }
    case 'naming_closed':
      return { because: t(refusal.reason), next: write, href: null }
    case 'no_more_seats':
      return { because: t('no_more', { count: refusal.more }), next: t('fewer'), href: null }
    default:
      return tellWithWay(refusal, locale, telling)
  }
}

/** What a change does, line by line, before anything is pressed. */
export function tellChange(
  change: Change,
  { guests, seats }: Pick<ReservationView, 'guests' | 'seats'>,
  wish: Wish,
  slotNames: ReadonlyMap<string, string>,
  before: readonly string[],
  locale: Locale,
) {
  const t = translate(copy, locale)
  const nameAll = (names: readonly string[], of: number) => {
    const unnamed = of - 1 - names.length
    const told = [...names, ...(unnamed > 0 ? [t('unnamed', { count: unnamed })] : [])]
    return told.length === 0 ? t('nobody') : joinList(told, locale)
  }
  // In the order of the day, whatever the order in which the form gives them.
  const slotsOf = (ids: readonly string[]) => {
    const names = [...slotNames].flatMap(([id, name]) => (ids.includes(id) ? [name] : []))
    return names.length === 0 ? t('noSlot') : names.join('\u202f; ')
  }
  const facts: [string, string, string][] = [
    [t('seats'), String(change.seats.before), String(change.seats.after)],
    [t('slots'), slotsOf(before), slotsOf(wish.slotIds)],
    [t('withYou'), nameAll(guests, seats), nameAll(wish.guests, wish.seats)],
  ]
  return {
    rows: facts
      .filter(([, was, is]) => was !== is)
      .map(([term, was, is]) => ({ term, value: t('fromTo', { before: was, after: is }) })),
    money: tellMoney(change, locale),
    renewsPasses: change.renewsPasses,
    isToPay: change.further !== null,
    returned: change.returned?.amount ?? 0,
  }
}

function tellMoney(change: Change, locale: Locale): string {
  const { paid, returned, percent, further, added, dropped, renames } = change
  const t = translate(copy, locale)
  const money = (each: { amount: number; currency: string }) =>
    formatMoney(each.amount, each.currency, locale)
  if (further) {
    const held = t('furtherText', { count: further.seats, amount: money(further.due) })
    return added.length + dropped.length > 0 || renames ? `${held} ${t('atOnce')}` : held
  }
  if (!paid) return t('noMoney')
  if (!returned) return t('keptText', { paid: money(paid) })
  return percent === 100
    ? t('wholeText', { amount: money(returned) })
    : t('partText', { amount: money(returned), paid: money(paid), percent })
}
