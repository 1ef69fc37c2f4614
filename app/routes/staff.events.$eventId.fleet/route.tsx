import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadEventFleet, postEventFleet } from './handlers.server'
import { EventFleetPage } from './page'

export const loader = loadEventFleet
export const action = postEventFleet

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · ${data?.title ?? ''} · Connivence` },
]

export default function EventFleet() {
  return <EventFleetPage {...useLoaderData<typeof loader>()} />
}
