import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { loadChange, postChange } from './handlers.server'
import { ChangePage } from './page'

export const loader = loadChange
export const action = postChange

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} · ${data.clubName}` : '' },
]

export default function ChangeReservation() {
  return <ChangePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
}
