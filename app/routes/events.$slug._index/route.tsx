import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { loadEvent, postBooking } from './handlers.server'
import { EventPage } from './page'

export const loader = loadEvent
export const action = postBooking

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} · ${data.clubName}` : '' },
]

export default function Event() {
  return <EventPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
}
