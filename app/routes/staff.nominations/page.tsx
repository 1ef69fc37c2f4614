import { Form, Link } from '@remix-run/react'
import { nominationStates } from '~/domain/nominations/types'
import { formatNumber } from '~/shared/format'
import { paths } from '~/shared/paths'
import { DataTable } from '~/ui/data-table'
import type { Loaded } from '~/ui/loaded'
import { useCopy, useLocale } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { Pagination } from '~/ui/pagination'
import { SearchField } from '~/ui/search-field'
import { SectionHead } from '~/ui/section-head'
import { SelectField } from '~/ui/select-field'
import { copy } from './copy'
import type { loadNominations } from './handlers.server'
import { Records } from './records'

type NominationsView = Loaded<typeof loadNominations>

export function NominationsPage(view: NominationsView) {
  const { nominations, total, page, pages, search } = view
  const t = useCopy(copy)
  const locale = useLocale()
  return (
    <div className="grid grid-cols-1 gap-10">
      <PageHead title={t('title')} text={t('text')} />
      <Search search={search} />
      <section>
        <SectionHead title={t('count', { count: total, n: formatNumber(total, locale) })} />
        <DataTable
          caption={t('title')}
          rows={nominations}
          rowKey={one => one.id}
          empty={t('none')}
          columns={[
            { key: 'name', head: t('name'), name: true, cell: one => <Named {...one} /> },
            {
              key: 'nominator',
              head: t('nominator'),
              cell: one => (
                <Link to={paths.staffMember(one.nominator.id)} className="link">
                  {one.nominator.name}
                </Link>
              ),
            },
            { key: 'flow', head: t('flow'), cell: one => one.flow },
            { key: 'day', head: t('day'), cell: one => one.day },
            {
              key: 'state',
              head: t('state'),
              cell: one => (
                <>
                  {one.state}
                  {one.note ? <span className="cell-note">{one.note}</span> : null}
                </>
              ),
            },
          ]}
        />
        <Pagination page={page} pages={pages} total={total} hrefFor={to => hrefOf({ ...search, page: to })} />
      </section>
      <Records records={view.records} />
    </div>
  )
}

function Named({ name, personId, line }: NominationsView['nominations'][number]) {
  return (
    <>
      {personId ? (
        <Link to={paths.staffPerson(personId)}>{name}</Link>
      ) : (
        <span className="text-soft">{name}</span>
      )}
      {line ? <span className="cell-note max-w-md">{line}</span> : null}
    </>
  )
}

function Search({ search }: Pick<NominationsView, 'search'>) {
  const t = useCopy(copy)
  return (
    <Form method="get" className="grid gap-6 sm:grid-cols-[1fr_2fr] sm:items-end">
      <SelectField
        key={`state ${search.state}`}
        name="state"
        label={t('state')}
        options={nominationStates.map(value => ({ value, label: t(value) }))}
        placeholder={t('anyState')}
        defaultValue={search.state}
      />
      <SearchField key={`q ${search.q}`} label={t('search')} defaultValue={search.q} />
    </Form>
  )
}

/** Only what differs from the plain list stands in its address. */
function hrefOf({ q, state, page }: NominationsView['search']): string {
  const query = new URLSearchParams({
    ...(q && { q }),
    ...(state && { state }),
    ...(page > 1 && { page: String(page) }),
  }).toString()
  return query ? `${paths.staffNominations()}?${query}` : paths.staffNominations()
}
