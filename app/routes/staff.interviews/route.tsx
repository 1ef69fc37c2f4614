import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadInterviews, postInterviews } from './handlers.server'
import { InterviewsPage } from './page'

export const loader = loadInterviews
export const action = postInterviews

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function Interviews() {
  return <InterviewsPage {...useLoaderData<typeof loader>()} amiss={useActionData<typeof action>() ?? null} />
}
