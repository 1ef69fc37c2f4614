import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { loadQuestions } from './load.server'
import { QuestionsPage } from './page'
import { postQuestions } from './post.server'

export const loader = loadQuestions
export const action = postQuestions

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.over ?? ''} · Connivence` }]

export default function EventQuestions() {
  return <QuestionsPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
}
