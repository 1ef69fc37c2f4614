import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadVoice, postVoice } from './handlers.server'
import { VoicePage } from './page'

export const loader = loadVoice
export const action = postVoice

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function Voice() {
  return <VoicePage {...useLoaderData<typeof loader>()} amiss={useActionData<typeof action>()?.amiss} />
}
