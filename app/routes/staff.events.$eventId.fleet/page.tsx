import { Form, Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { ButtonLink } from '~/ui/button-link'
import { CheckboxField } from '~/ui/checkbox-field'
import { EmptyState } from '~/ui/empty-state'
import { EventNav } from '~/ui/event-nav'
import type { Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { loadEventFleet } from './handlers.server'

type View = Loaded<typeof loadEventFleet>

/** What of the house's fleet stands at the event, to be ticked. */
export function EventFleetPage({ id, title, sections, models, instructors }: View) {
  const t = useCopy(copy)
  const isEmpty = models.length === 0 && instructors.length === 0
  const toFleet = (
    <Link to={paths.staffFleet()} className="link">
      {t('toFleet')}
    </Link>
  )
  return (
    <div className="grid grid-cols-1 gap-10">
      <EventNav sections={sections} />
      <div className="flex flex-wrap items-end justify-between gap-6">
        <PageHead over={title} title={t('title')} text={t('text')} />
        <ButtonLink to={paths.staffEventBoard(id)} variant="outlined">
          {t('board')}
        </ButtonLink>
      </div>
      {isEmpty ? (
        <EmptyState text={t('none')} action={toFleet} />
      ) : (
        <Form method="post" className="grid max-w-3xl gap-9">
          {models.map(model => (
            <Group key={model.id} name="units" title={model.name} rows={model.units} />
          ))}
          <Group
            name="instructors"
            title={t('instructors')}
            rows={instructors.map(one => ({ ...one, name: one.fullName, isOut: false }))}
          />
          <div className="flex flex-wrap items-center gap-7">
            <SubmitButton>{t('save')}</SubmitButton>
            {toFleet}
          </div>
        </Form>
      )}
    </div>
  )
}

type Row = { id: string; name: string; isHere: boolean; isOut: boolean; drives: number }

function Group({ name, title, rows }: { name: string; title: string; rows: Row[] }) {
  const t = useCopy(copy)
  if (rows.length === 0) return null
  const tell = (row: Row) =>
    [row.drives > 0 ? t('drives', { count: row.drives }) : '', row.isOut ? t('isOut') : '']
      .filter(Boolean)
      .join(' · ')
  return (
    <fieldset className="grid gap-x-10 gap-y-1 border-t border-rule pt-4 sm:grid-cols-2">
      <legend className="caps pr-4">{title}</legend>
      {rows.map(row => (
        <CheckboxField
          key={row.id}
          name={name}
          value={row.id}
          label={row.name}
          hint={tell(row) || undefined}
          defaultChecked={row.isHere}
        />
      ))}
    </fieldset>
  )
}
