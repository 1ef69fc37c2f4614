import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Door } from './door'
import { loadHome } from './handlers.server'
import { HomePage } from './page'

export const loader = loadHome

export const meta: MetaFunction = () => [{ title: 'Connivence' }]

export default function Index() {
  const { view } = useLoaderData<typeof loader>()
  return view.kind === 'door' ? <Door {...view} /> : <HomePage {...view} />
}
