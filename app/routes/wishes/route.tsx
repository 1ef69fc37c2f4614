import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadWishes, postWish } from './handlers.server'
import { WishesPage } from './page'

export const loader = loadWishes
export const action = postWish

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function Wishes() {
  return <WishesPage {...useLoaderData<typeof loader>()} result={useActionData<typeof action>()?.result} />
}
