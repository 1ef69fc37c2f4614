import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { readDoorList } from '~/domain/attendance/read-door-list.server'
import { readEventForDoor } from '~/domain/events/queries.server'
import { getCtx } from '~/web/ctx.server'
import { malformed, notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { receiveStamp } from './receive-stamp.server'
import { stampsSent } from './schema'

const headers = { 'Cache-Control': 'no-store' }

/** Those who are expected, for a device at the door. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request)
  const list = (await readDoorList(getCtx(), actor, params.eventId ?? '', locale)) ?? notFound()
  return Response.json(list, { headers })
}

/** What a device has seen, each of it once, and what became of it. Only the house's own pages come this far. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { actor } = await requireStaff(request)
  const event = (await readEventForDoor(getCtx().db, actor, params.eventId ?? '')) ?? notFound()
  const read = stampsSent.safeParse(await request.json().catch(() => null))
  if (!read.success) return malformed()
  const told = []
  for (const stamp of read.data.stamps) told.push(await receiveStamp(actor, event.id, stamp))
  return Response.json({ told }, { headers })
}
