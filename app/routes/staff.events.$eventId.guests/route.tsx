import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { loadGuests } from './load.server'
import { GuestsPage } from './page'
import { postGuests } from './post.server'

export const loader = loadGuests
export const action = postGuests

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.over ?? ''} · Connivence` }]

export default function EventGuests() {
  return <GuestsPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
}
