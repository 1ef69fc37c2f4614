import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { ButtonLink } from '~/ui/button-link'
import { EmptyState } from '~/ui/empty-state'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { copy } from './copy'
import { EventList } from './event-list'
import { loadEvents } from './handlers.server'

export const loader = loadEvents

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function Events() {
  const { coming, past, mayCreate } = useLoaderData<typeof loader>()
  const t = useCopy(copy)
  const isEmpty = coming.length + past.length === 0
  const create = mayCreate ? <ButtonLink to={paths.staffNewEvent()}>{t('create')}</ButtonLink> : null
  return (
    <div className="grid gap-10">
      <div className="flex flex-wrap items-end justify-between gap-6">
        <PageHead title={t('title')} text={mayCreate ? t('text') : undefined} />
        {isEmpty ? null : create}
      </div>
      {isEmpty ? <EmptyState text={mayCreate ? t('empty') : t('emptyDoor')} action={create} /> : null}
      <EventList title={t('coming')} events={coming} />
      <EventList title={t('past')} events={past} />
    </div>
  )
}
