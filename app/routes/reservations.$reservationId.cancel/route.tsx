import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { letGo, loadCancellation } from './handlers.server'
import { CancelPage } from './page'

export const loader = loadCancellation
export const action = letGo

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} · ${data.clubName}` : '' },
]

export default function Cancel() {
  return <CancelPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
}
