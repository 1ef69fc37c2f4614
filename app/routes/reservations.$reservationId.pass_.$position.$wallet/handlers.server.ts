import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { readPasses } from '~/domain/attendance/read-passes.server'
import { readClub } from '~/domain/brands/read-club.server'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'
import { requireReservation } from '~/web/reservation-reader.server'
import { tellWalletPass } from '~/web/tell-wallet-pass'

/** One pass for the wallet of a telephone: Apple's as a file, Google's by its own page. Nothing without certificates. */
export async function keepInWallet({ request, params }: LoaderFunctionArgs) {
  const { actor, reservation, locale } = await requireReservation(request, params.reservationId)
  const ctx = getCtx()
  const found = await readPasses(ctx, actor, reservation.id)
  const pass = found?.passes.find(({ position }) => String(position) === params.position) ?? notFound()
  const text = pass.text ?? notFound()
  const club = await readClub(ctx.db)
  const told = tellWalletPass({
    reservation,
    pass: { ...pass, text },
    clubName: club.name,
    origin: ctx.origin,
    locale,
  })
  const { apple, google } = ctx.wallet
  if (params.wallet === 'google' && google)
    return redirect(google(told), { headers: { 'Cache-Control': 'no-store' } })
  if (params.wallet !== 'apple' || !apple) return notFound()
  return new Response((await apple(told)) as BodyInit, {
    headers: {
      'Content-Type': 'application/vnd.apple.pkpass',
      'Content-Disposition': `attachment; filename="${reservation.event.slug}-${pass.position}.pkpass"`,
      'Cache-Control': 'no-store',
    },
  })
}
