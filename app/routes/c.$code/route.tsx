import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { findDoor } from '~/domain/qualification/queries.server'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'

/** A card's or a campaign's link leads to its door, and changes nothing; one that opens nothing leads to the public doors. */
export async function loader({ params }: LoaderFunctionArgs) {
  const code = (params.code ?? '').toLowerCase()
  const door = await findDoor(getCtx().db, code)
  return redirect(door ? paths.applyFlow(door.flowSlug, code) : paths.apply())
}
