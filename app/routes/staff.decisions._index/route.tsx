import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { actOnDecisions, loadDecisions } from './handlers.server'
import { DecisionsPage } from './page'

export const loader = loadDecisions
export const action = actOnDecisions

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function Decisions() {
  return <DecisionsPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
}
