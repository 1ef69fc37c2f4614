import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { loadApplication } from './handlers.server'
import { ApplicationPage } from './page'
import { postApplication } from './post-application.server'

export const loader = loadApplication
export const action = postApplication

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.head.title} · ${data.flowName}` : '' },
]

export default function Application() {
  return (
    <ApplicationPage
      {...useLoaderData<typeof loader>()}
      amiss={useActionData<typeof action>()?.amiss ?? null}
    />
  )
}
