import { Link } from '@remix-run/react'
import { DataTable } from '~/ui/data-table'
import { useCopy } from '~/ui/locale'
import { copy } from './copy'
import type { PersonLine } from './handlers.server'

/** Those who may be invited, and when a letter could reach each. */
export function PeopleTable({ people, formId }: { people: PersonLine[]; formId: string }) {
  const t = useCopy(copy)
  return (
    <DataTable
      caption={t('caption')}
      rows={people}
      rowKey={person => person.id}
      empty={t('empty')}
      selection={{
        name: 'person',
        formId,
        valueOf: person => person.id,
        labelOf: person => t('choose', { name: person.name }),
        isDisabled: person => !person.mayBeChosen,
      }}
      columns={[
        { key: 'name', head: t('name'), name: true, cell: person => person.name },
        { key: 'model', head: t('model'), cell: person => person.model },
        {
          key: 'city',
          head: t('city'),
          cell: person => (
            <>
              {person.city}
              {person.country ? <span className="cell-note">{person.country}</span> : null}
            </>
          ),
        },
        { key: 'language', head: t('language'), cell: person => person.language },
        { key: 'standing', head: t('standing'), cell: person => person.standing },
        { key: 'letter', head: t('letter'), cell: person => <Letter person={person} /> },
      ]}
    />
  )
}

function Letter({ person }: { person: PersonLine }) {
  if (person.waveHref) return <Link to={person.waveHref}>{person.letter}</Link>
  return <span className={person.mayBeChosen ? undefined : 'text-soft'}>{person.letter}</span>
}
