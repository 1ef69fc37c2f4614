import { paths } from '~/shared/paths'
import { DataTable } from '~/ui/data-table'
import type { Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { copy } from './copy'
import type { loadNominations } from './handlers.server'

type View = Loaded<typeof loadNominations>

const figures = ['all', 'waiting', 'accepted', 'members', 'declined', 'silent', 'withdrawn'] as const

/** What became of each member's names. */
export function Records({ records }: Pick<View, 'records'>) {
  const t = useCopy(copy)
  const heads = {
    all: t('all'),
    waiting: t('waiting'),
    accepted: t('yes'),
    members: t('members'),
    declined: t('no'),
    silent: t('silent'),
    withdrawn: t('withdrawn'),
  }
  return (
    <section>
      <SectionHead title={t('records')} />
      <p className="measure mb-5 text-sm text-soft">{t('recordsText')}</p>
      <DataTable
        caption={t('records')}
        rows={records}
        rowKey={record => record.personId}
        rowHref={record => paths.staffMember(record.personId)}
        empty={t('noRecords')}
        columns={[
          { key: 'name', head: t('nominator'), name: true, cell: record => record.name },
          ...figures.map(key => ({
            key,
            head: heads[key],
            end: true,
            cell: (record: View['records'][number]) => record[key],
          })),
        ]}
      />
    </section>
  )
}
