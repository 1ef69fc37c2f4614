import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadImports, postImport } from './handlers.server'
import { ImportsPage } from './page'

export const loader = loadImports
export const action = postImport

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function Imports() {
  return <ImportsPage {...useLoaderData<typeof loader>()} amiss={useActionData<typeof action>()} />
}
