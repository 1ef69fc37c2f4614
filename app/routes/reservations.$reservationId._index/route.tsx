import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadReservation, payDeposit } from './handlers.server'
import { ReservationPage } from './page'

export const loader = loadReservation
export const action = payDeposit

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.event.title} · ${data.clubName}` : '' },
]

export default function Reservation() {
  return <ReservationPage {...useLoaderData<typeof loader>()} />
}
