import type { HeadersFunction, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { loadNomination, postAnswer } from './handlers.server'
import { NominationPage } from './page'

export const loader = loadNomination
export const action = postAnswer

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.clubName ?? '' },
  { name: 'robots', content: 'noindex' },
]

export default function Nomination() {
  return (
    <NominationPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
  )
}
