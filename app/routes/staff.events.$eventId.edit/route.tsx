import type { MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { EventForm } from '~/ui/event-form/event-form'
import { EventNav } from '~/ui/event-nav'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { copy } from './copy'
import { loadEdit, postEdit } from './handlers.server'
import { Told } from './told'

export const loader = loadEdit
export const action = postEdit

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Connivence` },
]

export default function EditEvent() {
  const { sections, back, title, version, zones, tiers, values, told } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()?.result
  const t = useCopy(copy)
  return (
    <div className="grid gap-10">
      <EventNav sections={sections} />
      <PageHead
        over={t('over')}
        title={title}
        text={
          <Link to={back} className="link">
            {t('back')}
          </Link>
        }
      />
      <EventForm
        {...{ values, zones, tiers, result }}
        submit={t('keep')}
        told={told ? <Told {...told} /> : undefined}
      >
        <input type="hidden" name="version" value={version} />
      </EventForm>
    </div>
  )
}
