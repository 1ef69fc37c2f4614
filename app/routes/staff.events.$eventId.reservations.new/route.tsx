import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { loadNewReservation, postNewReservation } from './handlers.server'
import { NewReservationPage } from './page'

export const loader = loadNewReservation
export const action = postNewReservation

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.over ?? ''} · Connivence` }]

export default function StaffNewReservation() {
  return (
    <NewReservationPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
  )
}
