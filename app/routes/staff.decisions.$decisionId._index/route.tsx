import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { actOnDecision, loadDecision } from './handlers.server'
import { DecisionPage } from './page'

export const loader = loadDecision
export const action = actOnDecision

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? ''} · Connivence` }]

export default function Decision() {
  return <DecisionPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
}
