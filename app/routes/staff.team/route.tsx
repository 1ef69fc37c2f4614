import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadTeam, postTeam } from './handlers.server'
import { TeamPage } from './page'

export const loader = loadTeam
export const action = postTeam

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function Team() {
  return <TeamPage {...useLoaderData<typeof loader>()} result={useActionData<typeof action>()?.result} />
}
