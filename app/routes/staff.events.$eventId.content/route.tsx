import { useForm } from '@conform-to/react'
import type { MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import type { ContentForm } from '~/domain/events/content'
import { ErrorSummary } from '~/ui/error-summary'
import { EventNav } from '~/ui/event-nav'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import { loadContent, postContent } from './handlers.server'
import { ArrivalPart, ToldPart } from './parts'

export const loader = loadContent
export const action = postContent

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.over ?? ''} · Connivence` }]

/** What an event tells besides its facts: two calm parts, one button. */
export default function EventContentPage() {
  const { sections, over, isAddressTold, isDressTold, changeHref, values } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()?.result
  const t = useCopy(copy)
  const [form, fields] = useForm<ContentForm>({
    id: 'content',
    defaultValue: values,
    lastResult: result ?? null,
  })
  const errors = Object.entries(form.allErrors).flatMap(([name, messages]) =>
    (messages ?? []).map(message => (name === '' ? { message } : { id: `content-${name}`, message })),
  )
  return (
    <div className="grid gap-10">
      <EventNav sections={sections} />
      <PageHead over={over} title={t('title')} text={t('text')} />
      {isAddressTold || isDressTold ? (
        <p>
          <Link className="link" to={changeHref}>
            {t('toldChange')}
          </Link>
        </p>
      ) : null}
      <Form method="post" id={form.id} noValidate className="grid max-w-3xl gap-14">
        <ErrorSummary errors={errors} />
        <ToldPart fields={fields} isDressTold={isDressTold} />
        <ArrivalPart fields={fields} isAddressTold={isAddressTold} />
        <div>
          <SubmitButton>{t('keep')}</SubmitButton>
        </div>
      </Form>
    </div>
  )
}
