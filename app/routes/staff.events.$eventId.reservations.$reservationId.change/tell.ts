import { nameSlot } from '~/domain/calendar/name-slot'
import type { Change } from '~/domain/reservations/change-policy'
import type { HouseChangeOffer } from '~/domain/reservations/house-queries.server'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, formatDay, formatMoney, joinList } from '~/shared/format'
import type { HouseWords, TypedParty } from '~/web/house-form'
import { tellSlotHours } from '~/web/tell-slots'
import { copy } from './copy'

/** What was wished comes back, with why not, or with what it would do. */
export type HouseChangeAnswer = {
  told: string | null
  typed: TypedParty & HouseWords
  /** Others wait for these seats: the form asks whether the party passes before them. */
  waits: boolean
  preview: ReturnType<typeof tellChange> | null
}

export type Wish = { names: string[]; seats: number }

/** What the change does, before and after side by side, and what it costs nobody. */
export function tellChange(
  change: Change,
  offer: HouseChangeOffer,
  wish: Wish,
  zone: string,
  locale: Locale,
) {
  const t = translate(copy, locale)
  const slotNames = nameSlots(offer, zone, locale)
  const company = (names: readonly string[], seats: number) => {
    const unnamed = seats - 1 - names.length
    const told = [...names, ...(unnamed > 0 ? [t('unnamed', { count: unnamed })] : [])]
    return told.length === 0 ? t('nobody') : joinList(told, locale)
  }
  const row = (term: string, was: string, is: string) => ({
    term,
    values: was === is ? [] : [t('fromTo', { before: was, after: is })],
  })
  // In the order of the day, whatever the order in which they were ticked.
  const slotsOf = (ids: readonly string[]) =>
    [...slotNames].flatMap(([id, name]) => (ids.includes(id) ? [name] : []))
  const rows = [
    row(t('seats'), String(change.seats.before), String(change.seats.after)),
    {
      term: t('slots'),
      values: [
        ...slotsOf(change.dropped).map(slot => t('frees', { slot })),
        ...slotsOf(change.added).map(slot => t('takes', { slot })),
      ],
    },
    row(t('withThem'), company(offer.guests, offer.seats), company(wish.names, wish.seats)),
    { term: t('money'), values: [tellMoney(change, offer.hasDeposit, locale)] },
  ]
  return {
    rows: rows.filter(({ values }) => values.length > 0),
    renewsPasses: change.renewsPasses,
    returned: change.returned?.amount ?? 0,
  }
}

function tellMoney({ paid, returned, percent, seats }: Change, hasDeposit: boolean, locale: Locale): string {
  const t = translate(copy, locale)
  const given = seats.after - seats.before
  if (given > 0 && hasDeposit) return t('given', { count: given })
  const money = (each: { amount: number; currency: string }) =>
    formatMoney(each.amount, each.currency, locale)
  if (!paid) return t('noMoney')
  if (!returned) return t('keptText', { paid: money(paid) })
  return percent === 100
    ? t('wholeText', { amount: money(returned) })
    : t('partText', { amount: money(returned), paid: money(paid), percent })
}

function nameSlots({ choice }: HouseChangeOffer, zone: string, locale: Locale): Map<string, string> {
  return new Map(
    (choice?.slots ?? []).map(slot => {
      const day = formatDay(dayInZone(slot.startsAt, zone), locale, { year: false })
      const when = `${day}, ${tellSlotHours(slot, zone, locale)}`
      return [slot.id, [when, nameSlot(slot, locale)].filter(Boolean).join(' · ')]
    }),
  )
}
