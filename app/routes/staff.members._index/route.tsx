import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadMembers, postMembers } from './handlers.server'
import { MembersPage } from './page'

export const loader = loadMembers
export const action = postMembers

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function Members() {
  return <MembersPage {...useLoaderData<typeof loader>()} />
}
