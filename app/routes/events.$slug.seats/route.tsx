import type { LoaderFunctionArgs } from '@remix-run/node'
import { readEventPage } from '~/domain/reservations/programme.server'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'
import { seatsStream } from '~/web/seats-stream.server'
import { requirePerson } from '~/web/visitor.server'

/** The seats that are free, as they change. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor } = await requirePerson(request)
  const read = async () => (await readEventPage(getCtx().db, actor, params.slug ?? ''))?.offer ?? null
  const page = (await readEventPage(getCtx().db, actor, params.slug ?? '')) ?? notFound()
  return seatsStream(request, page.event.id, read)
}
