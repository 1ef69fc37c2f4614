import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerOffer, loadOffer } from './handlers.server'
import { OfferPage } from './page'

export const loader = loadOffer
export const action = answerOffer

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} · ${data.clubName}` : '' },
]

export default function Offer() {
  return <OfferPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
}
