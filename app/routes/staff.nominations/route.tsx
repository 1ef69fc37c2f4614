import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadNominations } from './handlers.server'
import { NominationsPage } from './page'

export const loader = loadNominations

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function Nominations() {
  return <NominationsPage {...useLoaderData<typeof loader>()} />
}
