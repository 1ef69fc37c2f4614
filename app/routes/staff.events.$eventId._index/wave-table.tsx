import { DataTable } from '~/ui/data-table'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { copy } from './copy'
import type { WaveView } from './tell'

export function WaveTable({ waves }: { waves: WaveView[] }) {
  const t = useCopy(copy)
  return (
    <div>
      <SectionHead title={t('waves')} />
      <DataTable
        caption={t('waves')}
        rows={waves}
        rowKey={wave => wave.id}
        rowHref={wave => wave.to}
        empty={t('wavesEmpty')}
        columns={[
          { key: 'letter', head: t('letter'), name: true, cell: wave => wave.subject },
          { key: 'people', head: t('people'), end: true, cell: wave => wave.people },
          { key: 'state', head: t('state'), cell: wave => wave.state },
        ]}
      />
    </div>
  )
}
