import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { loadHouseCancel, postHouseCancel } from './handlers.server'
import { HouseCancelPage } from './page'

export const loader = loadHouseCancel
export const action = postHouseCancel

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? ''} · Connivence` }]

export default function StaffReservationCancel() {
  return (
    <HouseCancelPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
  )
}
