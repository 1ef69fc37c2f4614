import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadNominations, postNomination } from './handlers.server'
import { NominationsPage } from './page'

export const loader = loadNominations
export const action = postNomination

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function Nominations() {
  return (
    <NominationsPage {...useLoaderData<typeof loader>()} result={useActionData<typeof action>()?.result} />
  )
}
