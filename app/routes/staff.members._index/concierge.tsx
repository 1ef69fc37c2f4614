import { Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { DataTable } from '~/ui/data-table'
import type { Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { copy } from './copy'
import type { loadMembers } from './handlers.server'

/** What is asked of the concierge by all, on one list; each leads to the member, where it can be given back. */
export function Concierge({ asked }: Pick<Loaded<typeof loadMembers>, 'asked'>) {
  const t = useCopy(copy)
  if (asked.length === 0) return null
  return (
    <section>
      <SectionHead title={t('concierge')} />
      <DataTable
        caption={t('concierge')}
        rows={asked}
        rowKey={request => request.id}
        empty=""
        columns={[
          {
            key: 'name',
            head: t('name'),
            name: true,
            cell: request => <Link to={paths.staffMember(request.personId)}>{request.name}</Link>,
          },
          {
            key: 'words',
            head: t('request'),
            cell: request => <span className="whitespace-pre-line">{request.words}</span>,
          },
          { key: 'day', head: t('askedOn'), cell: request => request.day },
        ]}
      />
    </section>
  )
}
