import type { LoaderFunctionArgs } from '@remix-run/node'
import { findPhotoAtDoor } from '~/domain/attendance/photo.server'
import { getCtx } from '~/web/ctx.server'
import { answerPhoto } from '~/web/photo.server'
import { requireStaff } from '~/web/visitor.server'

/** The picture that someone gave for the door, for those who receive them there. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor } = await requireStaff(request)
  const { eventId = '', reservationId = '' } = params
  return answerPhoto(await findPhotoAtDoor(getCtx().db, actor, { eventId, reservationId }))
}
