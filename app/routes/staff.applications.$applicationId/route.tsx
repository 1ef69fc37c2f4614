import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { actAtDesk } from './actions.server'
import { loadDesk } from './handlers.server'
import { DeskPage } from './page'

export const loader = loadDesk
export const action = actAtDesk

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? ''} · Connivence` }]

export default function Desk() {
  const view = useLoaderData<typeof loader>()
  // Each application has its own sheet: nothing typed for one stays when the next is opened.
  return <DeskPage key={view.id} {...view} answer={useActionData<typeof action>() ?? null} />
}
