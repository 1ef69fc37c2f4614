import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { ButtonLink } from '~/ui/button-link'
import { DataTable } from '~/ui/data-table'
import { EmptyState } from '~/ui/empty-state'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { copy } from './copy'
import { loadFlows } from './handlers.server'

export const loader = loadFlows

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function Flows() {
  const { flows, mayCreate } = useLoaderData<typeof loader>()
  const t = useCopy(copy)
  const create = mayCreate ? <ButtonLink to={paths.staffNewFlow()}>{t('create')}</ButtonLink> : null
  return (
    <div className="grid gap-10">
      <div className="flex flex-wrap items-end justify-between gap-6">
        <PageHead title={t('title')} text={t('text')} />
        {flows.length > 0 ? create : null}
      </div>
      {flows.length === 0 ? (
        <EmptyState text={mayCreate ? t('empty') : t('emptyBrand')} action={create} />
      ) : (
        <DataTable
          caption={t('title')}
          rows={flows}
          rowKey={flow => flow.id}
          rowHref={flow => flow.to}
          empty={t('empty')}
          columns={[
            {
              key: 'name',
              head: t('name'),
              name: true,
              cell: flow => (
                <>
                  {flow.name}
                  <span className="cell-note">{flow.purpose}</span>
                </>
              ),
            },
            { key: 'brand', head: t('brand'), cell: flow => flow.brand },
            {
              key: 'state',
              head: t('state'),
              cell: flow => <span className={flow.isOpen ? 'text-good' : 'text-soft'}>{flow.state}</span>,
            },
            {
              key: 'version',
              head: t('version'),
              cell: flow => (
                <>
                  {flow.version}
                  {flow.draft ? <span className="cell-note">{flow.draft}</span> : null}
                </>
              ),
            },
            {
              key: 'underWay',
              head: t('underWay'),
              cell: flow => (
                <>
                  {flow.underWay}
                  {flow.toRead ? <span className="cell-note">{flow.toRead}</span> : null}
                </>
              ),
            },
            { key: 'doors', head: t('doors'), end: true, cell: flow => flow.doors },
          ]}
        />
      )}
    </div>
  )
}
