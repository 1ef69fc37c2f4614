import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadBoard, postBoard } from './handlers.server'
import { BoardPage } from './page'

export const loader = loadBoard
export const action = postBoard

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · ${data?.title ?? ''} · Connivence` },
]

export default function Board() {
  return <BoardPage {...useLoaderData<typeof loader>()} />
}
