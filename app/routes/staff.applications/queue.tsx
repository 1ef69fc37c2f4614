import { Form, Link } from '@remix-run/react'
import { queueParts } from '~/domain/vetting/types'
import { paths } from '~/shared/paths'
import { Button } from '~/ui/button'
import { DataTable } from '~/ui/data-table'
import { useCopy } from '~/ui/locale'
import { Pagination } from '~/ui/pagination'
import { copy } from './copy'
import { Refine } from './refine'
import { deskHref, queueHref } from './search-href'
import type { QueueView } from './view'

export function Queue(view: QueueView) {
  const t = useCopy(copy)
  const { figures, rows, search, currentId } = view
  const Heading = currentId === null ? 'h1' : 'h2'
  return (
    <section className="vetting-queue" aria-labelledby="queue-title">
      <div className="vetting-bar">
        <Heading id="queue-title">{t('title')}</Heading>
        <p className="text-sm text-soft tabular">
          {[figures.toRead, figures.late, figures.median].filter(Boolean).join(' · ')}
        </p>
      </div>
      <Parts {...view} />
      <Refine {...view} />
      <DataTable
        caption={t(search.part)}
        rows={rows}
        rowKey={row => row.id}
        rowHref={row => deskHref(row.id, search)}
        isCurrent={row => row.id === currentId}
        empty={t('nothing')}
        sort={{
          key: search.sort,
          direction: search.order,
          hrefFor: (key, order) =>
            queueHref({
              ...search,
              sort: key === 'name' || key === 'score' ? key : 'promise',
              order,
              page: 1,
            }),
        }}
        columns={[
          {
            key: 'name',
            head: t('name'),
            name: true,
            sortKey: 'name',
            cell: row => (
              <>
                {row.name}
                <span className="cell-note">{row.arrival}</span>
              </>
            ),
          },
          { key: 'stage', head: t('stage'), cell: row => row.stage },
          { key: 'score', head: t('score'), sortKey: 'score', cell: row => row.score },
          {
            key: 'promise',
            head: t(search.part === 'decided' ? 'answered' : 'promise'),
            sortKey: 'promise',
            cell: row => <span className={row.isLate ? 'text-warn' : undefined}>{row.promise}</span>,
          },
        ]}
      />
      <Pagination
        page={view.page}
        pages={view.pages}
        total={view.total}
        hrefFor={page => queueHref({ ...search, page })}
      />
      {view.mayShareOut ? (
        <Form method="post" action={paths.staffApplications()} className="mt-4">
          <Button type="submit" variant="quiet">
            {t('shareOut')}
          </Button>
        </Form>
      ) : null}
    </section>
  )
}

function Parts({ search }: QueueView) {
  const t = useCopy(copy)
  return (
    <nav className="vetting-parts" aria-label={t('parts')}>
      {queueParts.map(part => (
        <Link
          key={part}
          to={queueHref({ ...search, part, page: 1 })}
          aria-current={part === search.part ? 'page' : undefined}
        >
          {t(part)}
        </Link>
      ))}
    </nav>
  )
}
