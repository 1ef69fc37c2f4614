import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadPeople } from './handlers.server'
import { PeoplePage } from './page'

export const loader = loadPeople

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function People() {
  return <PeoplePage {...useLoaderData<typeof loader>()} />
}
