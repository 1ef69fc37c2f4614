import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DoorCard } from './door-card'
import { loadOverview, postOverview } from './handlers.server'
import { OverviewPage } from './page'

export const loader = loadOverview
export const action = postOverview

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.flow.name ?? ''} · Connivence` },
]

export default function Flow() {
  const { flow, mayChange, key, card } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (card) return <DoorCard flowId={flow.id} name={flow.name} door={card} />
  return <OverviewPage flow={flow} mayChange={mayChange} doorKey={key} result={answer?.result} />
}
