import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadEventFeedback } from './handlers.server'
import { EventFeedbackPage } from './page'

export const loader = loadEventFeedback

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function EventFeedback() {
  return <EventFeedbackPage {...useLoaderData<typeof loader>()} />
}
