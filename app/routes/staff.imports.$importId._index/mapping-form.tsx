import { Form } from '@remix-run/react'
import { IMPORT_FIELDS, type ImportField } from '~/domain/profile/types'
import { tellField } from '~/domain/profile/words'
import { Button } from '~/ui/button'
import { DataTable } from '~/ui/data-table'
import { ErrorSummary } from '~/ui/error-summary'
import { useCopy, useLocale } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'

type MappingColumn = { key: string; name: string; sample: string; field: ImportField | ''; label: string }
type MappingFormProps = {
  columns: MappingColumn[]
  problem: string | null
  /** What was sent and could not be taken, so that nothing has to be chosen twice. */
  sent: readonly (ImportField | null)[] | undefined
}

const formId = 'mapping'

export function MappingForm({ columns, problem, sent }: MappingFormProps) {
  const t = useCopy(copy)
  return (
    <section>
      <SectionHead title={t('columnsTitle')} />
      <p className="measure text-soft">{t('columnsText')}</p>
      <ErrorSummary errors={problem ? [{ message: problem }] : []} />
      <Form method="post" id={formId} className="mt-6">
        <DataTable
          caption={t('columnsTitle')}
          rows={columns.map((column, index) => ({
            ...column,
            field: sent ? (sent[index] ?? '') : column.field,
          }))}
          rowKey={column => column.key}
          empty=""
          columns={[
            { key: 'name', head: t('column'), name: true, cell: column => column.name || '·' },
            {
              key: 'sample',
              head: t('sample'),
              cell: column => <span className="text-soft">{column.sample}</span>,
            },
            {
              key: 'field',
              head: t('readAs'),
              cell: column => <FieldSelect key={column.field} column={column} />,
            },
          ]}
        />
        <div className="mt-8 flex flex-wrap gap-4">
          <SubmitButton name="intent" value="look" variant="outlined">
            {t('look')}
          </SubmitButton>
          <SubmitButton name="intent" value="run">
            {t('run')}
          </SubmitButton>
        </div>
      </Form>
      <Form method="post" className="mt-6">
        <Button type="submit" name="intent" value="discard" variant="quiet">
          {t('discard')}
        </Button>
      </Form>
    </section>
  )
}

function FieldSelect({ column }: { column: MappingColumn }) {
  const t = useCopy(copy)
  const locale = useLocale()
  return (
    <select className="control" name="field" aria-label={column.label} defaultValue={column.field}>
      <option value="">{t('leaveOut')}</option>
      {IMPORT_FIELDS.map(field => (
        <option key={field} value={field}>
          {tellField(field, locale)}
        </option>
      ))}
    </select>
  )
}
