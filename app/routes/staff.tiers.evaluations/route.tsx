import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadEvaluations, postEvaluation } from './handlers.server'
import { EvaluationsPage } from './page'

export const loader = loadEvaluations
export const action = postEvaluation

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function Evaluations() {
  return <EvaluationsPage {...useLoaderData<typeof loader>()} />
}
