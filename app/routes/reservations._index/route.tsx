import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadReservations } from './handlers.server'
import { ReservationsPage } from './page'

export const loader = loadReservations

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function Reservations() {
  return <ReservationsPage {...useLoaderData<typeof loader>()} />
}
