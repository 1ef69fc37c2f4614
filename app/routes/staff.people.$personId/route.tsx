import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadPerson } from './handlers.server'
import { PersonPage } from './page'

export const loader = loadPerson

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Connivence` },
]

export default function Person() {
  return <PersonPage {...useLoaderData<typeof loader>()} />
}
