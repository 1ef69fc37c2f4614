import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { loadTrial, postTrial } from './handlers.server'
import { TrialPage } from './page'

export const loader = loadTrial
export const action = postTrial

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? ''} · Connivence` }]

export default function TryFlow() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <TrialPage {...loaded} own={answer?.own ?? null} typed={answer?.typed} unread={answer?.unread ?? []} />
  )
}
