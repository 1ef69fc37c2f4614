import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { loadImport, postImportPage } from './handlers.server'
import { ImportPage } from './page'

export const loader = loadImport
export const action = postImportPage

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Connivence` },
]

export default function Import() {
  return <ImportPage {...useLoaderData<typeof loader>()} sent={useActionData<typeof action>()} />
}
