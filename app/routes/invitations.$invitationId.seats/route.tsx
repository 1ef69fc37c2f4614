import type { LoaderFunctionArgs } from '@remix-run/node'
import { readInvitationPage } from '~/domain/invitations/queries.server'
import { readReservationOffer } from '~/domain/reservations/offer-queries.server'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'
import { seatsStream } from '~/web/seats-stream.server'
import { requireReader } from '~/web/visitor.server'

/** The seats that are free, as they change. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const invitationId = params.invitationId ?? ''
  const actor = await requireReader(request, invitationId)
  const { db } = getCtx()
  const page = (await readInvitationPage(db, actor, invitationId)) ?? notFound()
  return seatsStream(request, page.event.id, () => readReservationOffer(db, actor, invitationId))
}
