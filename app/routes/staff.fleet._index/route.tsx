import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadFleet, postFleet } from './handlers.server'
import { FleetPage } from './page'

export const loader = loadFleet
export const action = postFleet

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function Fleet() {
  return <FleetPage {...useLoaderData<typeof loader>()} />
}
