import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { WaitlistPage } from '~/ui/waitlist/waitlist-page'
import { loadWaitlist, postWaitlist } from './handlers.server'

export const loader = loadWaitlist
export const action = postWaitlist

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} · ${data.clubName}` : '' },
]

export default function Waitlist() {
  return <WaitlistPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
}
