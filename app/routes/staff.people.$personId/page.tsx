import { DataTable } from '~/ui/data-table'
import { DefinitionRows } from '~/ui/definition-rows'
import type { Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { PageHead } from '~/ui/page-head'
import { SectionHead } from '~/ui/section-head'
import { copy } from './copy'
import type { loadPerson } from './handlers.server'

type View = Loaded<typeof loadPerson>

export function PersonPage({ over, title, about, suppressed, permissions, facts, letters }: View) {
  return (
    <div className="grid grid-cols-1 gap-12">
      <PageHead over={over} title={title} />
      {suppressed.map(one => (
        <Notice key={one.title} tone="warn" title={one.title}>
          {one.text}
        </Notice>
      ))}
      <DefinitionRows rows={about} dense />
      <Permissions rows={permissions} />
      <Facts rows={facts} />
      <Letters rows={letters} />
    </div>
  )
}

function Permissions({ rows }: { rows: View['permissions'] }) {
  const t = useCopy(copy)
  return (
    <section>
      <SectionHead title={t('permissions')} />
      <DataTable
        caption={t('permissions')}
        rows={rows}
        rowKey={row => row.id}
        empty={t('noPermission')}
        columns={[
          {
            key: 'channel',
            head: t('channel'),
            name: true,
            cell: row => (
              <>
                {row.channel}
                <span className="cell-note">{row.brand}</span>
              </>
            ),
          },
          { key: 'granted', head: t('granted'), cell: row => row.granted },
          { key: 'source', head: t('source'), cell: row => row.source },
          { key: 'words', head: t('words'), cell: row => <span className="text-soft">{row.words}</span> },
          {
            key: 'state',
            head: t('state'),
            cell: row => <span className={row.isCurrent ? 'text-good' : 'text-soft'}>{row.state}</span>,
          },
        ]}
      />
    </section>
  )
}

function Facts({ rows }: { rows: View['facts'] }) {
  const t = useCopy(copy)
  return (
    <section>
      <SectionHead title={t('facts')} />
      <DataTable
        caption={t('facts')}
        rows={rows}
        rowKey={row => row.id}
        empty={t('noFact')}
        columns={[
          {
            key: 'kind',
            head: t('kind'),
            name: true,
            cell: row => (
              <>
                {row.kind}
                <span className="cell-note">{row.brand}</span>
              </>
            ),
          },
          {
            key: 'value',
            head: t('value'),
            cell: row => <span className="whitespace-pre-line">{row.value}</span>,
          },
          { key: 'source', head: t('source'), cell: row => row.source },
          {
            key: 'purpose',
            head: t('purpose'),
            cell: row => <span className="text-soft">{row.purpose}</span>,
          },
        ]}
      />
    </section>
  )
}

function Letters({ rows }: { rows: View['letters'] }) {
  const t = useCopy(copy)
  return (
    <section>
      <SectionHead title={t('letters')} />
      <DataTable
        caption={t('letters')}
        rows={rows}
        rowKey={row => row.id}
        empty={t('noLetter')}
        columns={[
          { key: 'letter', head: t('letter'), name: true, cell: row => row.letter },
          { key: 'brand', head: t('brand'), cell: row => row.brand },
          { key: 'when', head: t('when'), cell: row => row.when },
          { key: 'state', head: t('state'), cell: row => row.state },
        ]}
      />
    </section>
  )
}
