import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadPasses } from './handlers.server'
import { PassPage } from './page'

export const loader = loadPasses

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.event.title} · ${data.clubName}` : '' },
]

export default function Pass() {
  return <PassPage {...useLoaderData<typeof loader>()} />
}
