import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { loadStep } from './load-step.server'
import { StepPage } from './page'
import { postStep } from './post-step.server'

export const loader = loadStep
export const action = postStep

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.step.title[data.frame.locale]} · ${data.flowName}` : '' },
]

export default function Step() {
  const view = useLoaderData<typeof loader>()
  return <StepPage key={view.step.id} {...view} answer={useActionData<typeof action>() ?? null} />
}
