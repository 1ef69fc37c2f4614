import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { EventNav } from '~/ui/event-nav'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { PageHead } from '~/ui/page-head'
import { CancelForm } from './cancel-form'
import { Concerned } from './concerned'
import { copy } from './copy'
import { loadCancel, postCancel } from './handlers.server'

export const loader = loadCancel
export const action = postCancel

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.over ?? ''} · Connivence` }]

/** Calling an event off: whom it concerns, what they will read, and a second thought. */
export default function CancelEventPage() {
  const { sections, back, over, state, because, concerned } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() ?? null
  const t = useCopy(copy)
  return (
    <div className="grid gap-10">
      <EventNav sections={sections} />
      <PageHead over={over} title={t('title')} text={state === 'published' ? t('text') : undefined} />
      {state === 'cancelled' ? (
        <Notice title={t('isCancelled')}>
          <p className="text-soft">{t('isCancelledText')}</p>
          <p className="voice mt-2">{because}</p>
        </Notice>
      ) : state === 'draft' ? (
        <Notice>{t('not_published')}</Notice>
      ) : (
        <>
          <Concerned {...concerned} />
          <CancelForm answer={answer} back={back} />
        </>
      )}
    </div>
  )
}
