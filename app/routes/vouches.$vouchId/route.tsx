import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadVouch, postAnswer } from './handlers.server'
import { VouchPage } from './page'

export const loader = loadVouch
export const action = postAnswer

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${translate(copy, data.frame.locale)('over')} · ${data.clubName}` : '' },
]

export default function Vouch() {
  return <VouchPage {...useLoaderData<typeof loader>()} amiss={useActionData<typeof action>() ?? null} />
}
