import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadAccount, postAccount } from './handlers.server'
import { AccountPage } from './page'

export const loader = loadAccount
export const action = postAccount

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function Account() {
  const answer = useActionData<typeof action>()
  return <AccountPage {...useLoaderData<typeof loader>()} amiss={answer?.amiss ?? null} />
}
