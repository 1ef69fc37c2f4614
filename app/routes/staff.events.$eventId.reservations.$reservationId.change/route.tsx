import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { loadHouseChange, postHouseChange } from './handlers.server'
import { HouseChangePage } from './page'

export const loader = loadHouseChange
export const action = postHouseChange

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? ''} · Connivence` }]

export default function StaffReservationChange() {
  return (
    <HouseChangePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
  )
}
