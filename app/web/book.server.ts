import { data, redirect } from '@remix-run/node'
import type { Actor } from '~/domain/kernel/actor'
import type { ReservationAsk } from '~/domain/reservations/find-asked.server'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import { guestNames } from '~/domain/reservations/schema'
import { defineCopy, type Locale, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { leadToCheckout } from './checkout.server'
import { getCtx } from './ctx.server'
import { notFound } from './form.server'
import { type TellingHere, tellWithWay } from './tell-refusal'
import { readTold } from './told-at-booking.server'

const copy = defineCopy({
  fr: { nameTooLong: 'Ce nom est trop long\u202f: cent vingt signes au plus.' },
  en: { nameTooLong: 'That name is too long: one hundred and twenty characters at most.' },
})

/** What was typed comes back, with why not and what next, in the very words that the page would have said. */
export type BookingAnswer = {
  told: { because: string; next: string; href: string | null }
  guests: string[]
  words: string
  slotIds?: string[]
  company?: number
  /** What was written of age and licence, and what is amiss with it. */
  fields?: Record<string, string[]>
  errors?: Record<string, string[]>
}

/**
 * Reads the names of a party from a form and asks for its seats, by an invitation or for an event. Leads to the
 * reservation, or to the payment of its deposit; what does not exist for this actor is a 404.
 */
export async function book(
  actor: Actor,
  ask: ReservationAsk,
  form: FormData,
  locale: Locale,
  telling: TellingHere,
) {
  const typed = form.getAll('guest').map(String)
  const guests = guestNames.safeParse(typed.map(fullName => ({ fullName })))
  if (!guests.success) {
    const because = translate(copy, locale)('nameTooLong')
    return data<BookingAnswer>(
      { told: { because, next: '', href: null }, guests: typed, words: '' },
      { status: 422 },
    )
  }
  const slotIds = form.getAll('slot').map(String)
  const company = Number(form.get('company') ?? 0)
  const seats = Number.isInteger(company) && company >= 0 && company <= 9 ? 1 + company : 1
  const { told, errors } = readTold(form, locale)
  const fields = Object.fromEntries(
    [...new Set(form.keys())].map(name => [name, form.getAll(name).map(String)]),
  )
  if (Object.keys(errors).length > 0) {
    const because = Object.values(errors).flat().join(' ')
    return data<BookingAnswer>(
      {
        told: { because, next: '', href: null },
        guests: typed,
        words: '',
        slotIds,
        company: seats - 1,
        fields,
        errors,
      },
      { status: 422 },
    )
  }
  const answer = await requestReservation(getCtx(), actor, {
    ...ask,
    guests: guests.data,
    seats,
    slotIds,
    told,
  })
  if (answer.ok) {
    const { reservationId, state } = answer.value
    if (state === 'confirmed') return redirect(paths.reservation(reservationId))
    return leadToCheckout(actor, reservationId, locale)
  }
  switch (answer.reason) {
    case 'not_found':
    case 'not_announced':
    case 'invitation_only':
      return notFound()
    case 'already_confirmed':
      return redirect(paths.reservation(answer.reservationId))
    default:
      return data<BookingAnswer>(
        {
          told: tellWithWay(answer, locale, telling),
          guests: typed,
          words: '',
          slotIds,
          company: seats - 1,
          fields,
        },
        { status: 409 },
      )
  }
}
