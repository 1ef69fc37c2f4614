import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { loadAnswers, postAnswers } from './handlers.server'
import { AnswersPage } from './page'

export const loader = loadAnswers
export const action = postAnswers

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} · ${data.clubName}` : '' },
]

export default function Answers() {
  return <AnswersPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
}
