import { Form } from '@remix-run/react'
import { formatNumber } from '~/shared/format'
import { paths } from '~/shared/paths'
import { ConciergeRequests } from '~/ui/concierge-requests'
import { DataTable } from '~/ui/data-table'
import type { Loaded } from '~/ui/loaded'
import { useCopy, useLocale } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { Pagination } from '~/ui/pagination'
import { SearchField } from '~/ui/search-field'
import { SectionHead } from '~/ui/section-head'
import { SelectField } from '~/ui/select-field'
import { copy } from './copy'
import type { loadMembers } from './handlers.server'

type View = Loaded<typeof loadMembers>

export function MembersPage({ members, total, page, pages, search, tiers, asked }: View) {
  const t = useCopy(copy)
  const locale = useLocale()
  return (
    <div className="grid grid-cols-1 gap-10">
      <PageHead title={t('title')} text={t('text')} />
      <Search search={search} tiers={tiers} />
      <section>
        <SectionHead title={t('count', { count: total, n: formatNumber(total, locale) })} />
        <DataTable
          caption={t('title')}
          rows={members}
          rowKey={member => member.id}
          rowHref={member => paths.staffMember(member.id)}
          empty={t('nobody')}
          columns={[
            {
              key: 'name',
              head: t('name'),
              name: true,
              cell: member => (
                <>
                  {member.name}
                  <span className="cell-note">{member.address}</span>
                </>
              ),
            },
            { key: 'tier', head: t('tier'), cell: member => member.tier },
            {
              key: 'state',
              head: t('state'),
              cell: member => (
                <>
                  {member.state}
                  {member.note ? <span className="cell-note">{member.note}</span> : null}
                </>
              ),
            },
            { key: 'since', head: t('since'), cell: member => member.since },
            { key: 'attendances', head: t('attendances'), end: true, cell: member => member.attendances },
            { key: 'points', head: t('points'), end: true, cell: member => member.points },
          ]}
        />
        <Pagination page={page} pages={pages} total={total} hrefFor={to => hrefOf({ ...search, page: to })} />
      </section>
      <ConciergeRequests title={t('concierge')} requests={asked} />
    </div>
  )
}

const states = ['active', 'trial', 'honorary', 'descent', 'paused', 'suspended'] as const

function Search({ search, tiers }: Pick<View, 'search' | 'tiers'>) {
  const t = useCopy(copy)
  return (
    <Form method="get" className="grid gap-6 sm:grid-cols-[1fr_1fr_2fr] sm:items-end">
      <SelectField
        key={`tier ${search.tier}`}
        name="tier"
        label={t('tier')}
        options={tiers}
        placeholder={t('any')}
        defaultValue={search.tier}
      />
      <SelectField
        key={`state ${search.state}`}
        name="state"
        label={t('state')}
        options={states.map(value => ({ value, label: t(value) }))}
        placeholder={t('any')}
        defaultValue={search.state}
      />
      <SearchField key={`q ${search.q}`} label={t('search')} defaultValue={search.q} />
    </Form>
  )
}

/** Only what differs from the plain list stands in its address. */
function hrefOf({ q, tier, state, page }: View['search']): string {
  const query = new URLSearchParams({
    ...(q && { q }),
    ...(tier && { tier }),
    ...(state && { state }),
    ...(page > 1 && { page: String(page) }),
  }).toString()
  return query ? `${paths.staffMembers()}?${query}` : paths.staffMembers()
}
