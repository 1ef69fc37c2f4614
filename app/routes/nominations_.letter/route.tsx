import type { HeadersFunction, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadLetter, postLetter } from './handlers.server'
import { LetterPage } from './page'

export const loader = loadLetter
export const action = postLetter

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${translate(copy, data.frame.locale)('title', { name: data.name })} · Connivence` : '' },
]

export default function NominationLetter() {
  return <LetterPage {...useLoaderData<typeof loader>()} />
}
