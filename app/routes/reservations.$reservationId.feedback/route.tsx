import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadFeedback, postFeedback } from './handlers.server'
import { FeedbackPage } from './page'

export const loader = loadFeedback
export const action = postFeedback

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · ${data?.clubName ?? 'Connivence'}`,
  },
]

export default function Feedback() {
  return <FeedbackPage {...useLoaderData<typeof loader>()} result={useActionData<typeof action>()?.result} />
}
