import type { HeadersFunction, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadStop, postStop } from './handlers.server'
import { StopPage } from './page'

export const loader = loadStop
export const action = postStop

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function Stop() {
  const { brandName } = useLoaderData<typeof loader>()
  return <StopPage brandName={brandName} stopped={useActionData<typeof action>()?.stopped ?? false} />
}
