import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadNewPoll, postPoll } from './handlers.server'
import { NewPollPage } from './page'

export const loader = loadNewPoll
export const action = postPoll

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function NewPoll() {
  return <NewPollPage {...useLoaderData<typeof loader>()} result={useActionData<typeof action>()?.result} />
}
