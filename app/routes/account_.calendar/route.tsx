import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadCalendarPage, postCalendar } from './handlers.server'
import { CalendarPage } from './page'

export const loader = loadCalendarPage
export const action = postCalendar

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function AccountCalendar() {
  const made = useActionData<typeof action>()
  return <CalendarPage {...useLoaderData<typeof loader>()} address={made?.address ?? null} />
}
