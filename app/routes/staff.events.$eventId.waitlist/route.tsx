import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadLine, postLine } from './handlers.server'
import { StaffLinePage } from './page'

export const loader = loadLine
export const action = postLine

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function StaffLine() {
  return <StaffLinePage {...useLoaderData<typeof loader>()} />
}
