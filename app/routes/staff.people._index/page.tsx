import { Form } from '@remix-run/react'
import { formatNumber } from '~/shared/format'
import { paths } from '~/shared/paths'
import { DataTable, type Direction } from '~/ui/data-table'
import type { Loaded } from '~/ui/loaded'
import { useCopy, useLocale } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { Pagination } from '~/ui/pagination'
import { SearchField } from '~/ui/search-field'
import { SectionHead } from '~/ui/section-head'
import { SelectField } from '~/ui/select-field'
import { copy } from './copy'
import type { loadPeople } from './handlers.server'

type View = Loaded<typeof loadPeople>

export function PeoplePage(view: View) {
  const { text, people, total, page, pages, search } = view
  const t = useCopy(copy)
  const locale = useLocale()
  const count = t('count', { count: total, n: formatNumber(total, locale) })
  return (
    <div className="grid grid-cols-1 gap-10">
      <PageHead title={t('title')} text={text} />
      <Search {...view} />
      <section>
        <SectionHead title={count} />
        <DataTable
          caption={t('title')}
          rows={people}
          rowKey={person => person.id}
          rowHref={person => paths.staffPerson(person.id)}
          empty={t('nobody')}
          sort={{
            key: search.sort,
            direction: search.order,
            hrefFor: (sort, order) => hrefOf({ ...search, sort, order, page: 1 }),
          }}
          columns={[
            {
              key: 'name',
              head: t('name'),
              name: true,
              sortKey: 'name',
              cell: person => (
                <>
                  {person.name}
                  <span className="cell-note">{person.address}</span>
                </>
              ),
            },
            { key: 'standing', head: t('standing'), cell: person => person.standing },
            { key: 'model', head: t('model'), cell: person => person.model },
            { key: 'city', head: t('city'), cell: person => person.city },
            { key: 'channels', head: t('channels'), cell: person => person.channels },
            { key: 'since', head: t('since'), sortKey: 'since', cell: person => person.since },
          ]}
        />
        <Pagination page={page} pages={pages} total={total} hrefFor={to => hrefOf({ ...search, page: to })} />
      </section>
    </div>
  )
}

function Search({ search, seesAll }: View) {
  const t = useCopy(copy)
  const standings = (['prospect', 'applicant', 'member'] as const).map(value => ({ value, label: t(value) }))
  const channels = (['email', 'sms', 'telephone', 'post'] as const).map(value => ({ value, label: t(value) }))
  const reaches = seesAll ? [...channels, { value: 'none', label: t('none') }] : channels
  return (
    <Form method="get" className="grid gap-6 sm:grid-cols-[1fr_1fr_2fr] sm:items-end">
      <SelectField
        key={`standing ${search.standing}`}
        name="standing"
        label={t('standing')}
        options={standings}
        placeholder={t('anyStanding')}
        defaultValue={search.standing}
      />
      <SelectField
        key={`reach ${search.reach}`}
        name="reach"
        label={t('reach')}
        options={reaches}
        placeholder={t('anyReach')}
        defaultValue={search.reach}
      />
      <SearchField key={`q ${search.q}`} label={t('search')} defaultValue={search.q} />
    </Form>
  )
}

type Wanted = { q: string; standing: string; reach: string; sort: string; order: Direction; page: number }

/** Only what differs from the plain list stands in its address. */
function hrefOf({ q, standing, reach, sort, order, page }: Wanted): string {
  const query = new URLSearchParams({
    ...(q && { q }),
    ...(standing && { standing }),
    ...(reach && { reach }),
    ...((sort !== 'name' || order !== 'ascending') && { sort, order }),
    ...(page > 1 && { page: String(page) }),
  }).toString()
  return query ? `${paths.staffPeople()}?${query}` : paths.staffPeople()
}
