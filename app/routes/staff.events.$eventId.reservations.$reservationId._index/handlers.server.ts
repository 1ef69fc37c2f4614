import type { LoaderFunctionArgs } from '@remix-run/node'
import { runsTheClub } from '~/domain/kernel/actor'
import { readReservationForStaff } from '~/domain/reservations/house-queries.server'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'
import { openHouseReservation } from '~/web/house-reservation.server'
import { tellLetter, tellParty, tellPast } from './tell'

export async function loadParty(args: LoaderFunctionArgs) {
  const { actor, locale, event, head, of, name } = await openHouseReservation(args)
  const reservation = (await readReservationForStaff(getCtx().db, actor, of)) ?? notFound()
  const { id, person, past, letters, mayAct, standing, deposit } = reservation
  const zone = event.timeZone
  const currency = deposit?.currency ?? event.deposit?.currency ?? 'EUR'
  return {
    ...head,
    back: paths.staffEvent(event.id),
    name,
    // Staff of a brand know a person by the permission given to it; this page asks no more of them than the guest list.
    personHref: runsTheClub(actor) ? paths.staffPerson(person.id) : null,
    party: tellParty(reservation, zone, locale),
    changeHref: mayAct && standing === 'confirmed' ? paths.staffReservationChange(event.id, id) : null,
    cancelHref: mayAct ? paths.staffReservationCancel(event.id, id) : null,
    past: past.map(act => tellPast(act, currency, zone, locale)),
    letters: letters.map(letter => tellLetter(letter, zone, locale)),
  }
}
