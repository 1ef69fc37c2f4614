import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { changeForMember, previewChangeForMember } from '~/domain/reservations/change-for-member.server'
import type { Change } from '~/domain/reservations/change-policy'
import { readHouseChangeOffer } from '~/domain/reservations/house-queries.server'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { partyOfTyped, readHouseWords, readShown, readTypedParty } from '~/web/house-form'
import { openHouseReservation } from '~/web/house-reservation.server'
import { type AnyHouseRefusal, tellHouseRefusal } from '~/web/tell-house-refusal'
import { tellSlots } from '~/web/tell-slots'
import { copy } from './copy'
import { type HouseChangeAnswer, tellChange } from './tell'

export async function loadHouseChange(args: LoaderFunctionArgs) {
  const { actor, locale, event, head, of, name } = await openHouseReservation(args)
  const offer = (await readHouseChangeOffer(getCtx().db, actor, of)) ?? notFound()
  const back = paths.staffReservation(event.id, of.reservationId)
  if (!offer.isConfirmed) throw redirect(back)
  return {
    ...head,
    back,
    name,
    has: { company: offer.seats - 1, names: offer.guests.join('\n'), slotIds: offer.slotIds },
    choice: tellSlots(offer.choice, event.timeZone, null, locale),
    hasDeposit: offer.hasDeposit,
    owedWhole: offer.owedWhole,
  }
}

/** First what the change would do; then, with the amount that was shown, the change itself. */
export async function postHouseChange(args: ActionFunctionArgs) {
  const { actor, locale, event, of } = await openHouseReservation(args)
  const t = translate(copy, locale)
  const form = await args.request.formData()
  const typed = { ...readTypedParty(form), ...readHouseWords(form) }
  const told = (refusal: AnyHouseRefusal, status = 409) =>
    data<HouseChangeAnswer>(
      {
        told: tellHouseRefusal(refusal, locale, event.timeZone),
        typed,
        waits: refusal.reason === 'line_waits' || typed.passesLine,
        preview: null,
      },
      { status },
    )
  const party = partyOfTyped(typed)
  if (!party.ok) return told(party, 422)
  if (typed.reason === '') return told({ reason: 'no_reason' }, 422)
  const ctx = getCtx()
  const asked = { ...of, ...party.value, ...typed, slotIds: party.value.slotIds }
  const isConfirmed = form.get('intent') === 'confirm'
  const shown = readShown(form) ?? malformed()
  const answer = isConfirmed
    ? await changeForMember(ctx, actor, { ...asked, shown })
    : await previewChangeForMember(ctx, actor, asked)
  const back = (text: string) =>
    redirectWith(paths.staffReservation(event.id, of.reservationId), { tone: 'good', text })
  if (answer.ok) {
    if (answer.value.kind === 'keep') return back(t('same'))
    return isConfirmed ? back(t('done')) : show(answer.value)
  }
  switch (answer.reason) {
    case 'not_found':
      return notFound()
    case 'other_amount':
      return show(answer.change, tellHouseRefusal({ reason: 'changed' }, locale, event.timeZone))
    default:
      return told(answer)
  }

  async function show(change: Change, because: string | null = null) {
    const offer = (await readHouseChangeOffer(ctx.db, actor, of)) ?? notFound()
    const { guests, seats } = asked
    const wish = { names: guests.map(({ fullName }) => fullName), seats }
    const preview = tellChange(change, offer, wish, event.timeZone, locale)
    return data<HouseChangeAnswer>(
      { told: because, typed, waits: typed.passesLine, preview },
      { status: because === null ? 200 : 409 },
    )
  }
}
