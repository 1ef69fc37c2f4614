import { Form } from '@remix-run/react'
import { formatNumber } from '~/shared/format'
import { paths } from '~/shared/paths'
import { DataTable } from '~/ui/data-table'
import { ErrorSummary } from '~/ui/error-summary'
import { FileField } from '~/ui/file-field'
import type { Loaded } from '~/ui/loaded'
import { useCopy, useLocale } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { SectionHead } from '~/ui/section-head'
import { SelectField } from '~/ui/select-field'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { loadImports } from './handlers.server'

type View = Loaded<typeof loadImports>
type Amiss = { field: 'file' | 'brandId'; message: string; brandId: string } | undefined

export function ImportsPage({ brands, imports, amiss }: View & { amiss: Amiss }) {
  const t = useCopy(copy)
  const locale = useLocale()
  const figure = (key: 'imported' | 'merged' | 'unchanged' | 'refused') => ({
    key,
    head: t(key),
    end: true,
    cell: ({ counts }: View['imports'][number]) => (counts ? formatNumber(counts[key], locale) : '·'),
  })
  return (
    <div className="grid grid-cols-1 gap-12">
      <PageHead title={t('title')} text={t('text')} />
      <Bring brands={brands} amiss={amiss} />
      <section>
        <SectionHead title={t('listTitle')} />
        <DataTable
          caption={t('listTitle')}
          rows={imports}
          rowKey={one => one.id}
          rowHref={one => paths.staffImport(one.id)}
          empty={t('none')}
          columns={[
            {
              key: 'name',
              head: t('name'),
              name: true,
              cell: one => (
                <>
                  {one.fileName}
                  {one.counts ? null : <span className="cell-note text-warn">{t('waiting')}</span>}
                </>
              ),
            },
            { key: 'brand', head: t('brand'), cell: one => one.brandName },
            { key: 'when', head: t('when'), cell: one => one.when },
            { key: 'by', head: t('by'), cell: one => one.byName },
            figure('imported'),
            figure('merged'),
            figure('unchanged'),
            figure('refused'),
          ]}
        />
      </section>
    </div>
  )
}

function Bring({ brands, amiss }: { brands: View['brands']; amiss: Amiss }) {
  const t = useCopy(copy)
  const [only, ...others] = brands
  const errorsOf = (field: 'file' | 'brandId') => (amiss?.field === field ? [amiss.message] : undefined)
  return (
    <section aria-labelledby="bring-title" className="max-w-2xl">
      <SectionHead id="bring-title" title={t('bringTitle')} />
      <ErrorSummary
        errors={amiss ? [{ id: amiss.field === 'file' ? 'file' : 'brand', message: amiss.message }] : []}
      />
      <Form method="post" encType="multipart/form-data" className="mt-5 grid gap-6 sm:grid-cols-2">
        {only && others.length === 0 ? (
          <input type="hidden" name="brandId" value={only.value} />
        ) : (
          <SelectField
            id="brand"
            name="brandId"
            label={t('brand')}
            options={brands}
            defaultValue={amiss?.brandId}
            errors={errorsOf('brandId')}
          />
        )}
        <FileField
          id="file"
          name="file"
          label={t('file')}
          hint={t('fileHint')}
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          errors={errorsOf('file')}
        />
        <div className="sm:col-span-2">
          <SubmitButton>{t('bring')}</SubmitButton>
        </div>
      </Form>
    </section>
  )
}
