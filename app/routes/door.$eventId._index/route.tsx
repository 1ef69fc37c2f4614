import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { loadDoor, postDoor } from './handlers.server'
import { DoorPage } from './page'

export const loader = loadDoor
export const action = postDoor

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} · ${data.clubName}` : '' },
]

export default function Door() {
  return (
    <DoorPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()?.walkIn ?? null} />
  )
}
