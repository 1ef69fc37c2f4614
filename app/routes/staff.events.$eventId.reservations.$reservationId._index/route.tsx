import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadParty } from './handlers.server'
import { PartyPage } from './page'

export const loader = loadParty

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? ''} · Connivence` }]

export default function StaffReservation() {
  return <PartyPage {...useLoaderData<typeof loader>()} />
}
