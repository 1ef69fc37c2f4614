import { Form, Link } from '@remix-run/react'
import { DataTable } from '~/ui/data-table'
import { EventNav } from '~/ui/event-nav'
import type { Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { PageHead } from '~/ui/page-head'
import { SearchField } from '~/ui/search-field'
import { SectionHead } from '~/ui/section-head'
import type { ReserveAnswer } from './answer'
import { copy } from './copy'
import type { loadNewReservation } from './handlers.server'
import { ReserveForm } from './reserve-form'

type View = Loaded<typeof loadNewReservation> & { answer: ReserveAnswer | null }

/** For whom, and then what. */
export function NewReservationPage(view: View) {
  const t = useCopy(copy)
  const { give, sections, over, back, self } = view
  return (
    <div className="grid grid-cols-1 gap-10">
      <EventNav sections={sections} />
      <PageHead over={over} title={give ? t('titleFor', { name: give.name }) : t('title')} text={t('text')} />
      {give ? <Giving {...view} give={give} /> : <Search {...view} />}
      <p className="flex flex-wrap gap-x-6 gap-y-2">
        {give ? (
          <Link className="link" to={self}>
            {t('other')}
          </Link>
        ) : null}
        <Link className="link" to={back}>
          {t('back')}
        </Link>
      </p>
    </div>
  )
}

function Giving({ give, answer }: View & { give: NonNullable<View['give']> }) {
  const t = useCopy(copy)
  if (give.liveHref)
    return (
      <Notice>
        {t('has')}{' '}
        <Link className="link" to={give.liveHref}>
          {t('see')}
        </Link>
      </Notice>
    )
  if (!give.isOpen) return <Notice>{t('closed')}</Notice>
  return <ReserveForm {...give} answer={answer} />
}

function Search({ q, people, total, self }: View) {
  const t = useCopy(copy)
  return (
    <div className="grid grid-cols-1 gap-8">
      <Form method="get" action={self} className="max-w-2xl">
        <SearchField key={q} label={t('search')} defaultValue={q} />
      </Form>
      <div>
        <SectionHead
          title={t('found')}
          aside={total > people.length ? t('more', { count: people.length }) : undefined}
        />
        <DataTable
          caption={t('found')}
          rows={people}
          rowKey={person => person.id}
          rowHref={person => person.to}
          empty={t(q === '' ? 'empty' : 'nobody')}
          columns={[
            {
              key: 'name',
              head: t('name'),
              name: true,
              cell: person => (
                <>
                  {person.name}
                  <span className="cell-note">{person.address}</span>
                </>
              ),
            },
            { key: 'standing', head: t('standing'), cell: person => person.standing },
            { key: 'city', head: t('city'), cell: person => person.city },
          ]}
        />
      </div>
    </div>
  )
}
