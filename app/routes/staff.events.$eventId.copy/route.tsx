import type { MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { CheckboxField } from '~/ui/checkbox-field'
import { DateTimeField } from '~/ui/date-time-field'
import { EventNav } from '~/ui/event-nav'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import { loadCopy, postCopy } from './handlers.server'

export const loader = loadCopy
export const action = postCopy

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.over ?? ''} · Connivence` }]

/** A new event out of an old one, on another day. */
export default function CopyEventPage() {
  const { sections, back, over, key, hasFleet } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() ?? null
  const t = useCopy(copy)
  return (
    <div className="grid gap-10">
      <EventNav sections={sections} />
      <PageHead over={over} title={t('title')} text={t('text')} />
      <Form method="post" className="grid max-w-md gap-7" noValidate>
        <input type="hidden" name="key" value={answer?.key ?? key} />
        <DateTimeField
          kind="date"
          name="startsOn"
          label={t('startsOn')}
          hint={t('hint')}
          defaultValue={answer?.startsOn}
          errors={answer ? [answer.told] : undefined}
        />
        {hasFleet ? (
          <CheckboxField name="withFleet" label={t('withFleet')} defaultChecked={answer?.withFleet ?? true} />
        ) : null}
        <div className="flex flex-wrap items-center gap-6">
          <SubmitButton>{t('make')}</SubmitButton>
          <Link className="link" to={back}>
            {t('back')}
          </Link>
        </div>
      </Form>
    </div>
  )
}
