import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { loadPoll, postVote } from './handlers.server'
import { PollPage } from './page'

export const loader = loadPoll
export const action = postVote

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.poll.question ?? ''} · Connivence` },
]

export default function Poll() {
  return <PollPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />
}
