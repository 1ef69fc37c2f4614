import { Form, Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { DataTable } from '~/ui/data-table'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'
import type { GuestsView } from './view'

type Row = GuestsView['unnamed'][number]

/** The parties with a seat that has no name, before the date for names and after it; the house may name someone. */
export function UnnamedPart({ id, unnamed, namedBy }: Pick<GuestsView, 'id' | 'unnamed' | 'namedBy'>) {
  const t = useCopy(copy)
  const seats = unnamed.reduce((sum, { count }) => sum + count, 0)
  return (
    <div>
      <SectionHead
        id="unnamed"
        title={t('unnamed')}
        aside={seats > 0 ? t('unnamedCount', { count: seats }) : undefined}
      />
      {seats > 0 || namedBy ? <p className="measure mb-5 text-sm text-soft">{tellDate()}</p> : null}
      <DataTable
        caption={t('unnamed')}
        rows={unnamed}
        rowKey={row => row.id}
        empty={t('unnamedNone')}
        columns={[
          { key: 'party', head: t('party'), name: true, cell: row => <Party {...row} /> },
          { key: 'missing', head: t('missing'), end: true, cell: row => row.count },
          { key: 'act', head: t('name'), cell: row => <Name eventId={id} {...row} /> },
        ]}
      />
    </div>
  )

  function tellDate() {
    if (!namedBy) return t('unnamedNow')
    return t(namedBy.isPast ? 'unnamedPast' : 'unnamedUntil', { moment: namedBy.moment })
  }
}

function Party({ member, names }: Row) {
  return (
    <>
      <Link to={paths.staffPerson(member.personId)}>{member.name}</Link>
      <span className="cell-note">{names}</span>
    </>
  )
}

function Name({ eventId, id, member, count }: Row & { eventId: string }) {
  const t = useCopy(copy)
  return (
    <Disclosure
      caps={false}
      summary={
        <>
          {t('name')}
          <span className="sr-only"> · {member.name}</span>
        </>
      }
    >
      <Form method="post" action={paths.staffEventParties(eventId)} className="grid min-w-64 gap-4 py-3">
        <input type="hidden" name="reservationId" value={id} />
        {Array.from({ length: count }, (_, at) => (
          <TextField
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines are fixed, and their place is their name
            key={at}
            name="name"
            id={`name-${id}-${at}`}
            label={count === 1 ? t('nameOne') : t('nameNth', { n: at + 1 })}
            autoComplete="off"
            maxLength={120}
            required={at === 0}
          />
        ))}
        <TextField
          name="because"
          id={`because-${id}`}
          label={t('reason')}
          hint={t('reasonHint')}
          maxLength={600}
          required
        />
        <SubmitButton size="small" name="intent" value="name">
          {t('nameNow')}
        </SubmitButton>
      </Form>
    </Disclosure>
  )
}
