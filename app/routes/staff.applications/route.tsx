import type { MetaFunction } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadQueue, shareOut } from './handlers.server'
import { Neighbours } from './neighbours'
import { Queue } from './queue'

export const loader = loadQueue
export const action = shareOut

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

/** The queue on the left, the application that is open on the right; on a phone one after the other. */
export default function Applications() {
  const view = useLoaderData<typeof loader>()
  return (
    <div className="vetting" data-open={view.currentId !== null || undefined}>
      <Queue {...view} />
      <div className="vetting-sheet">
        <Neighbours {...view} />
        <Outlet />
      </div>
    </div>
  )
}
