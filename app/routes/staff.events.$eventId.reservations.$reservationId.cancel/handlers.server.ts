import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { cancelForMember, previewCancellationForMember } from '~/domain/reservations/cancel-for-member.server'
import { readReservationForStaff } from '~/domain/reservations/house-queries.server'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { readHouseWords, readShown } from '~/web/house-form'
import { openHouseReservation } from '~/web/house-reservation.server'
import { type AnyHouseRefusal, tellHouseRefusal } from '~/web/tell-house-refusal'
import { copy } from './copy'
import { tellReturns } from './tell'

export async function loadHouseCancel(args: LoaderFunctionArgs) {
  const { actor, locale, event, head, of, name } = await openHouseReservation(args)
  const reservation = (await readReservationForStaff(getCtx().db, actor, of)) ?? notFound()
  const back = paths.staffReservation(event.id, of.reservationId)
  const preview = await previewCancellationForMember(getCtx(), actor, of)
  if (!preview.ok) throw redirect(back)
  return { ...head, back, name, seats: reservation.seats, returns: tellReturns(preview.value, locale) }
}

/** Carries out what the page showed, or says what has changed since. */
export async function postHouseCancel(args: ActionFunctionArgs) {
  const { actor, locale, event, of } = await openHouseReservation(args)
  const form = await args.request.formData()
  const typed = readHouseWords(form)
  const shown = readShown(form, `shown_${typed.returns}`) ?? malformed()
  const told = (refusal: AnyHouseRefusal, status = 409) =>
    data({ told: tellHouseRefusal(refusal, locale, event.timeZone), typed }, { status })
  const back = paths.staffReservation(event.id, of.reservationId)
  const answer = await cancelForMember(getCtx(), actor, { ...of, ...typed, shown })
  if (answer.ok) return redirectWith(back, { tone: 'good', text: translate(copy, locale)('done') })
  switch (answer.reason) {
    case 'not_found':
      return notFound()
    case 'already_over':
      return redirect(back)
    case 'no_reason':
      return told(answer, 422)
    case 'other_amount':
      return told({ reason: 'changed' })
    default:
      return told(answer)
  }
}
