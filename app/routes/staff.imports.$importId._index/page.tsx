import type { ImportField } from '~/domain/profile/types'
import { paths } from '~/shared/paths'
import { ButtonLink } from '~/ui/button-link'
import { DataTable } from '~/ui/data-table'
import type { Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { SectionHead } from '~/ui/section-head'
import { copy } from './copy'
import type { loadImport } from './handlers.server'
import { MappingForm } from './mapping-form'
import { Report } from './report'

type View = Loaded<typeof loadImport>
type Sent = { fields: readonly (ImportField | null)[]; problem: string } | undefined

export function ImportPage({ id, over, title, text, report, mapping, refused, sent }: View & { sent: Sent }) {
  const t = useCopy(copy)
  return (
    <div className="grid grid-cols-1 gap-12">
      <PageHead over={over} title={title} text={text} />
      {report ? <Report title={t(mapping ? 'willGive' : 'gave')} report={report} /> : null}
      {mapping ? (
        <>
          <MappingForm
            columns={mapping.columns}
            problem={sent?.problem ?? mapping.problem}
            sent={sent?.fields}
          />
          <FirstRows rows={mapping.firstRows} />
        </>
      ) : null}
      {refused ? <Refused id={id} refused={refused} /> : null}
    </div>
  )
}

function FirstRows({ rows }: { rows: NonNullable<View['mapping']>['firstRows'] }) {
  const t = useCopy(copy)
  if (rows.length === 0) return null
  return (
    <section>
      <SectionHead title={t('rowsTitle')} />
      <DataTable
        caption={t('rowsTitle')}
        rows={rows}
        rowKey={row => String(row.line)}
        empty=""
        columns={[
          { key: 'line', head: t('line'), end: true, cell: row => row.line },
          {
            key: 'person',
            head: t('person'),
            name: true,
            cell: row =>
              row.refused ? (
                <span className="text-warn">{row.refused}</span>
              ) : (
                <>
                  {row.person || '·'}
                  <span className="cell-note">{row.address}</span>
                </>
              ),
          },
          { key: 'facts', head: t('facts'), cell: row => row.facts },
          { key: 'permission', head: t('permission'), cell: row => row.permission },
        ]}
      />
    </section>
  )
}

function Refused({ id, refused }: { id: string; refused: NonNullable<View['refused']> }) {
  const t = useCopy(copy)
  return (
    <section>
      <SectionHead
        title={t('refusedTitle')}
        aside={refused.first === null ? undefined : t('firstOf', { n: refused.first })}
      />
      <DataTable
        caption={t('refusedTitle')}
        rows={refused.rows}
        rowKey={row => String(row.line)}
        empty={t('noneRefused')}
        columns={[
          { key: 'line', head: t('line'), end: true, cell: row => row.line },
          { key: 'reason', head: t('reason'), name: true, cell: row => row.reason },
          { key: 'cells', head: t('cells'), cell: row => <span className="text-soft">{row.cells}</span> },
        ]}
      />
      {refused.rows.length > 0 ? (
        <div className="mt-8">
          <ButtonLink to={paths.staffImportRefused(id)} reloadDocument variant="outlined">
            {t('download')}
          </ButtonLink>
        </div>
      ) : null}
    </section>
  )
}
