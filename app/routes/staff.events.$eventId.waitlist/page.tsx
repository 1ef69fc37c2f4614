import { Form, Link } from '@remix-run/react'
import { headRules, lineOrders } from '~/domain/waitlist/types'
import { paths } from '~/shared/paths'
import { DataTable } from '~/ui/data-table'
import { Disclosure } from '~/ui/disclosure'
import { EventNav } from '~/ui/event-nav'
import type { Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { SectionHead } from '~/ui/section-head'
import { SelectField } from '~/ui/select-field'
import { SubmitButton } from '~/ui/submit-button'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'
import type { loadLine } from './handlers.server'
import { Rooms } from './rooms'

type View = Loaded<typeof loadLine>
type Row = View['line'][number]

/** The line in its order, why each stands where they do, and what may be done for them. */
export function StaffLinePage(view: View) {
  const t = useCopy(copy)
  return (
    <div className="grid grid-cols-1 gap-12">
      <EventNav sections={view.sections} />
      <PageHead over={view.title} title={t('title')} text={t('text')} />
      <div>
        <SectionHead
          id="line"
          title={t('line')}
          aside={view.line.length > 0 ? t('count', { count: view.seats }) : undefined}
        />
        <DataTable
          caption={t('line')}
          rows={view.line}
          rowKey={row => row.id}
          empty={t('none')}
          columns={[
            { key: 'name', head: t('name'), name: true, cell: row => <Named {...row} /> },
            { key: 'seats', head: t('seats'), end: true, cell: row => row.seats },
            { key: 'wants', head: t('wants'), cell: row => row.wants },
            { key: 'why', head: t('why'), cell: row => row.why },
            { key: 'offer', head: t('offer'), cell: row => <State {...row} /> },
            { key: 'act', head: t('act'), cell: row => <Acts {...row} /> },
          ]}
        />
      </div>
      <Rules {...view} />
      <Rooms rooms={view.rooms} />
      <div>
        <SectionHead id="ended" title={t('ended')} />
        <DataTable
          caption={t('ended')}
          rows={view.ended}
          rowKey={row => row.id}
          empty={t('noneEnded')}
          columns={[
            { key: 'name', head: t('name'), name: true, cell: row => row.name },
            { key: 'seats', head: t('seats'), end: true, cell: row => row.seats },
            { key: 'when', head: t('when'), cell: row => row.when },
            { key: 'because', head: t('because'), cell: row => row.because },
          ]}
        />
      </div>
    </div>
  )
}

function Named({ name, personId, company }: Row) {
  return (
    <>
      <Link to={paths.staffPerson(personId)}>{name}</Link>
      {company ? <span className="cell-note">{company}</span> : null}
    </>
  )
}

function State({ state, note }: Row) {
  return (
    <>
      {state}
      {note ? <span className="cell-note">{note}</span> : null}
    </>
  )
}

function Acts({ id, name, isWaiting }: Row) {
  const t = useCopy(copy)
  if (!isWaiting) return null
  return (
    <Disclosure
      caps={false}
      summary={
        <>
          {t('act')}
          <span className="sr-only"> · {name}</span>
        </>
      }
    >
      <Form method="post" className="grid min-w-64 gap-4 py-3">
        <input type="hidden" name="entryId" value={id} />
        <TextField
          name="reason"
          id={`reason-${id}`}
          label={t('reason')}
          hint={t('offerHint')}
          maxLength={500}
          required
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton size="small" name="intent" value="offer">
            {t('give')}
          </SubmitButton>
          <SubmitButton size="small" variant="outlined" name="intent" value="take_off">
            {t('takeOff')}
          </SubmitButton>
        </div>
      </Form>
    </Disclosure>
  )
}

function Rules({ order, head }: Pick<View, 'order' | 'head'>) {
  const t = useCopy(copy)
  return (
    <section aria-labelledby="rules">
      <SectionHead id="rules" title={t('rules')} />
      <Form method="post" className="grid gap-6 sm:grid-cols-[1fr_1fr_auto] sm:items-end">
        <SelectField
          name="order"
          label={t('order')}
          defaultValue={order}
          options={lineOrders.map(value => ({ value, label: t(value) }))}
        />
        <SelectField
          name="head"
          label={t('head')}
          defaultValue={head}
          options={headRules.map(value => ({ value, label: t(value) }))}
        />
        <SubmitButton size="small" name="intent" value="rules">
          {t('save')}
        </SubmitButton>
      </Form>
    </section>
  )
}
