import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerInvitation, loadInvitation } from './handlers.server'
import { InvitationPage } from './page'

export const loader = loadInvitation
export const action = answerInvitation

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} · ${data.clubName}` : '' },
]

export default function Invitation() {
  return (
    <InvitationPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
  )
}
