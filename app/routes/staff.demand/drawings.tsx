import type { ReactNode } from 'react'
import { DataTable } from '~/ui/data-table'
import { DemandBars } from '~/ui/demand-bars'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { SeasonWheel } from '~/ui/season-wheel'
import { SectionHead } from '~/ui/section-head'
import { copy } from './copy'
import type { Drawn } from './tell'

type DrawingsProps = { models: Drawn[]; places: Drawn[]; seasons: Drawn[] }

/** The same demand seen three ways, each drawn and, for whoever would rather read, in figures. */
export function Drawings({ models, places, seasons }: DrawingsProps) {
  const t = useCopy(copy)
  return (
    <div className="grid grid-cols-1 gap-x-16 gap-y-12 lg:grid-cols-3">
      <Drawing id="model" title={t('model')} rows={models}>
        <DemandBars title={t('model')} bars={models} />
      </Drawing>
      <Drawing id="place" title={t('place')} rows={places}>
        <DemandBars title={t('place')} bars={places} />
      </Drawing>
      <Drawing id="season" title={t('season')} rows={seasons}>
        <SeasonWheel title={t('season')} slices={seasons} />
      </Drawing>
    </div>
  )
}

type DrawingProps = { id: string; title: string; rows: Drawn[]; children: ReactNode }

function Drawing({ id, title, rows, children }: DrawingProps) {
  const t = useCopy(copy)
  return (
    <section aria-labelledby={id}>
      <SectionHead id={id} title={title} />
      {rows.length === 0 ? (
        <p className="text-soft">{t('nobody')}</p>
      ) : (
        <>
          {children}
          <Disclosure summary={t('figures')} className="mt-4">
            <DataTable
              caption={title}
              rows={rows}
              rowKey={row => row.key}
              empty={t('nobody')}
              columns={[
                { key: 'what', head: t('what'), name: true, cell: row => row.label },
                { key: 'count', head: t('count'), end: true, cell: row => row.note },
              ]}
            />
          </Disclosure>
        </>
      )}
    </section>
  )
}
