import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadDemand, postDemand } from './handlers.server'
import { DemandPage } from './page'

export const loader = loadDemand
export const action = postDemand

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function DemandRoute() {
  return <DemandPage {...useLoaderData<typeof loader>()} />
}
