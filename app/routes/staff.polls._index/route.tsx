import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadPolls } from './handlers.server'
import { PollsPage } from './page'

export const loader = loadPolls

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function Polls() {
  return <PollsPage {...useLoaderData<typeof loader>()} />
}
