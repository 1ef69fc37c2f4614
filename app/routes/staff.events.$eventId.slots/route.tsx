import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { loadSlots, postSlots } from './handlers.server'
import { SlotsPage } from './page'

export const loader = loadSlots
export const action = postSlots

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Connivence` },
]

export default function EventSlots() {
  return <SlotsPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
}
