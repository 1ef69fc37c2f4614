import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { loadMember, postMember } from './handlers.server'
import { MemberPage } from './page'

export const loader = loadMember
export const action = postMember

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? ''} · Connivence` }]

export default function StaffMember() {
  return (
    <MemberPage {...useLoaderData<typeof loader>()} amiss={useActionData<typeof action>()?.amiss ?? null} />
  )
}
