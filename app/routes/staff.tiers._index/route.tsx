import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadTiers, postTiers } from './handlers.server'
import { TiersPage } from './page'

export const loader = loadTiers
export const action = postTiers

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function Tiers() {
  return <TiersPage {...useLoaderData<typeof loader>()} result={useActionData<typeof action>()?.result} />
}
