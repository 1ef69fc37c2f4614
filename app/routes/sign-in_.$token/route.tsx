import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadLink, postLink } from './handlers.server'
import { LinkPage } from './page'

export const loader = loadLink
export const action = postLink

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function SignInLink() {
  const { link } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return <LinkPage link={answer?.link ?? link} />
}
