import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadStaffHome } from './handlers.server'
import { StaffHome } from './page'

export const loader = loadStaffHome

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function Index() {
  return <StaffHome {...useLoaderData<typeof loader>()} />
}
