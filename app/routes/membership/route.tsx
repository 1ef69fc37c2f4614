import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadMembership, postMembership } from './handlers.server'
import { Outside } from './outside'
import { MembershipPage } from './page'

export const loader = loadMembership
export const action = postMembership

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function Membership() {
  const { shell, view, attendance } = useLoaderData<typeof loader>()
  const amiss = useActionData<typeof action>()?.amiss ?? null
  if (!view) return <Outside shell={shell} />
  return <MembershipPage shell={shell} view={view} attendance={attendance} amiss={amiss} />
}
