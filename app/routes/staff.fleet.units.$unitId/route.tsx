import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadUnit, postUnit } from './handlers.server'
import { UnitPage } from './page'

export const loader = loadUnit
export const action = postUnit

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? ''} · Connivence` }]

export default function Unit() {
  return <UnitPage {...useLoaderData<typeof loader>()} />
}
