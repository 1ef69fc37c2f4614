import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { readPasses } from '~/domain/attendance/read-passes.server'
import { readClub } from '~/domain/brands/read-club.server'
import { translate } from '~/shared/copy'
import { drawCode } from '~/shared/draw-code'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { requireReservation } from '~/web/reservation-reader.server'
import { tellEvent } from '~/web/tell-event'
import { copy } from './copy'

/** The codes of a whole party, drawn here, so that the page that shows them asks nothing more of the network. */
export async function loadPasses({ request, params }: LoaderFunctionArgs) {
  const { actor, reservation, locale, ownZone } = await requireReservation(request, params.reservationId)
  const ctx = getCtx()
  const found = await readPasses(ctx, actor, reservation.id)
  if (!found) throw redirect(paths.reservation(reservation.id))
  const t = translate(copy, locale)
  return {
    frame: { locale, accent: reservation.event.accent },
    clubName: (await readClub(ctx.db)).name,
    id: reservation.id,
    brandName: reservation.event.brandName,
    event: tellEvent(reservation.event, ownZone, locale),
    wallets: { apple: ctx.wallet.apple !== null, google: ctx.wallet.google !== null },
    passes: found.passes.map(({ position, name, text, closed }) => ({
      position,
      name: name ?? t('unnamed', { position }),
      code: text === null ? null : drawCode(text),
      closed,
    })),
  }
}
