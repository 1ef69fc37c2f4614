import { paths } from '~/shared/paths'
import { DataTable } from '~/ui/data-table'
import { EmptyState } from '~/ui/empty-state'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { SectionHead } from '~/ui/section-head'
import { copy } from './copy'
import { AddModel, AddUnit } from './forms'
import { InstructorsPart } from './instructors-part'
import type { FleetView } from './view'

/** The models with their units, and those who sit beside members. */
export function FleetPage({ models, instructors, brands }: FleetView) {
  const t = useCopy(copy)
  const severalBrands = brands.length > 1
  return (
    <div className="grid grid-cols-1 gap-14">
      <PageHead title={t('title')} text={t('text')} />
      {models.length === 0 ? <EmptyState text={t('none')} /> : null}
      {models.map(model => (
        <div key={model.id}>
          <SectionHead
            id={`model-${model.id}`}
            title={model.name}
            aside={[severalBrands ? model.brand.name : '', t('units', { count: model.units.length })]
              .filter(Boolean)
              .join(' · ')}
          />
          <p className="measure mb-5 text-soft">
            {[model.words, t('seats', { count: model.seats })].filter(Boolean).join(' · ')}
          </p>
          <DataTable
            caption={model.name}
            rows={model.units}
            rowKey={unit => unit.id}
            rowHref={unit => paths.staffUnit(unit.id)}
            empty={t('noUnit')}
            columns={[
              { key: 'name', head: t('unit'), name: true, cell: unit => unit.name },
              { key: 'state', head: t('state'), cell: unit => unit.state },
            ]}
          />
          <AddUnit key={model.units.length} model={model} />
        </div>
      ))}
      <InstructorsPart instructors={instructors} brands={brands} />
      <AddModel key={models.length} brands={brands} />
    </div>
  )
}
