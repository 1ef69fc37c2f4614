import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadSignIn, postSignIn } from './handlers.server'
import { SignInPage } from './page'

export const loader = loadSignIn
export const action = postSignIn

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function SignIn() {
  return <SignInPage {...useLoaderData<typeof loader>()} result={useActionData<typeof action>()?.result} />
}
