import { getCtx } from '~/composition.server'
import { readClub } from '~/domain/brands/read-club.server'
import type { SignedIn } from '~/domain/kernel/actor'
import { type ReservationView, readReservation } from '~/domain/reservations/queries.server'
import type { Locale } from '~/shared/copy'
import { notFound } from './form.server'
import { type LetterActor, readLetterActors } from './letter-cookie.server'
import { readVisitor, requirePerson } from './visitor.server'

export type ReservationReader = {
  actor: SignedIn | LetterActor
  reservation: ReservationView
  locale: Locale
  ownZone: string | null
}

/**
 * The one whose reservation this is, signed in or by the letter of its invitation opened in this browser. A stranger
 * who has signed in gets a 404; nobody known at all is led to the sign-in page and back.
 */
export async function requireReservation(
  request: Request,
  reservationId: string | undefined,
): Promise<ReservationReader> {
  const { db } = getCtx()
  const visitor = await readVisitor(request)
  const letters = await readLetterActors(request)
  const actors = visitor.actor?.kind === 'person' ? [visitor.actor, ...letters] : letters
  for (const actor of actors) {
    const reservation = reservationId ? await readReservation(db, actor, reservationId) : null
    if (reservation)
      return { actor, reservation, locale: visitor.locale, ownZone: visitor.person?.timeZone ?? null }
  }
  await requirePerson(request)
  return notFound()
}

/** What the pages around a reservation say of it in common: its event by name, art and colour, and the club. */
export async function tellReservationFrame({ reservation, locale }: ReservationReader) {
  const { title, slug, art, accent, brandName } = reservation.event
  return {
    frame: { locale, accent },
    clubName: (await readClub(getCtx().db)).name,
    id: reservation.id,
    title: title[locale],
    slug,
    art,
    accent,
    brandName,
  }
}
