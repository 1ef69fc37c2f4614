import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadDoors } from './handlers.server'
import { DoorsPage } from './page'

export const loader = loadDoors

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function Doors() {
  return <DoorsPage {...useLoaderData<typeof loader>()} />
}
