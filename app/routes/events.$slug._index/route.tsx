import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { EventPage } from '~/ui/event-page/event-page'
import { TeaserPage } from '~/ui/event-page/teaser-page'
import { postBooking } from './handlers.server'
import { loadEventOrTeaser } from './teaser.server'

export const loader = loadEventOrTeaser
export const action = postBooking

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} · ${data.clubName}` : '' },
]

export default function Event() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() ?? null
  return 'teaser' in view ? <TeaserPage {...view} /> : <EventPage {...view} answer={answer} />
}
