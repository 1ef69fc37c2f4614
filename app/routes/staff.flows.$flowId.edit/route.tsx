import type { MetaFunction } from '@remix-run/node'
import { Form, type ShouldRevalidateFunction, useActionData, useLoaderData } from '@remix-run/react'
import { EmptyState } from '~/ui/empty-state'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import { loadBuilder, postBuilder } from './handlers.server'
import { BuilderPage } from './page'

export const loader = loadBuilder
export const action = postBuilder

/** After another’s change the page shows what stands now, around what was typed here. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus === 409 || defaultShouldRevalidate

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? ''} · Connivence` }]

export default function EditFlow() {
  const { flowId, name, draft } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()?.answer
  const t = useCopy(copy)
  if (draft) return <BuilderPage flowId={flowId} {...draft} answer={answer} />
  return (
    <div className="grid gap-10">
      <PageHead title={name} />
      <EmptyState
        text={t('noDraft')}
        action={
          <Form method="post">
            <SubmitButton name="intent" value="start">
              {t('start')}
            </SubmitButton>
          </Form>
        }
      />
    </div>
  )
}
