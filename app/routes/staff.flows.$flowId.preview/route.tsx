import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { loadPreview, postPreview, type WalkView } from './handlers.server'
import { PreviewPage } from './page'

export const loader = loadPreview
export const action = postPreview

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? ''} · Connivence` }]

export default function PreviewFlow() {
  const { flowId, name, what, view } = useLoaderData<typeof loader>()
  const walked: WalkView | undefined = useActionData<typeof action>()?.view
  return <PreviewPage flowId={flowId} name={name} what={what} view={walked ?? view} />
}
