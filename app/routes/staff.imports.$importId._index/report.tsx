import { DataTable } from '~/ui/data-table'
import { type DefinitionRow, DefinitionRows } from '~/ui/definition-rows'
import { type Figure, FigureRow } from '~/ui/figure-row'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { copy } from './copy'

type ReportProps = {
  title: string
  report: {
    rows: string
    figures: Figure[]
    permission: string
    channels: DefinitionRow[]
    withheld: DefinitionRow[]
    aside: DefinitionRow[]
  }
}

/** What a run gave, or would give: the same figures before and after. */
export function Report({ title, report }: ReportProps) {
  const t = useCopy(copy)
  return (
    <>
      <section>
        <SectionHead title={title} aside={report.rows} />
        <FigureRow figures={report.figures} />
      </section>
      <section>
        <SectionHead title={t('permissionTitle')} />
        <p className="measure text-soft">{report.permission}</p>
        <div className="mt-6 grid gap-x-14 gap-y-8 md:grid-cols-2">
          <Rows title={t('channels')} rows={report.channels} />
          <Rows title={t('without')} rows={report.withheld} />
        </div>
      </section>
      {report.aside.length > 0 ? (
        <section>
          <SectionHead title={t('asideTitle')} />
          <p className="measure text-soft">{t('asideText')}</p>
          <div className="mt-4">
            <DefinitionRows rows={report.aside} dense />
          </div>
        </section>
      ) : null}
    </>
  )
}

/** A short list of figures: what on the left, as it is said; how many on the right. */
function Rows({ title, rows }: { title: string; rows: DefinitionRow[] }) {
  const t = useCopy(copy)
  if (rows.length === 0) return null
  return (
    <DataTable
      caption={title}
      rows={rows}
      rowKey={row => row.term}
      empty=""
      columns={[
        { key: 'term', head: title, name: true, cell: row => row.term },
        { key: 'value', head: t('howMany'), end: true, cell: row => row.value },
      ]}
    />
  )
}
