import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { loadDoor } from './handlers.server'
import { DoorPage } from './page'
import { postDoor } from './post-door.server'

export const loader = loadDoor
export const action = postDoor

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.name} · Connivence` : '' },
]

export default function Door() {
  return <DoorPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
}
