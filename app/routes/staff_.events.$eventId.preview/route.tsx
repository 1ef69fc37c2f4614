import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadPreview } from './handlers.server'
import { PreviewPage } from './page'

export const loader = loadPreview

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} · ${data.clubName}` : '' },
]

export default function PreviewEvent() {
  return <PreviewPage {...useLoaderData<typeof loader>()} />
}
