import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { loadTier, postTier } from './handlers.server'
import { TierPage } from './page'

export const loader = loadTier
export const action = postTier

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? ''} · Connivence` }]

export default function StaffTier() {
  return <TierPage {...useLoaderData<typeof loader>()} result={useActionData<typeof action>()?.result} />
}
