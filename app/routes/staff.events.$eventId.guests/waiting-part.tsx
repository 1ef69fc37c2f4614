import { Form, Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { ButtonLink } from '~/ui/button-link'
import { DataTable } from '~/ui/data-table'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { GuestsView } from './view'

type Row = GuestsView['waiting'][number]

/** Whom the house still has to answer, the longest waiting first: a yes is one press, a no says first what it does. */
export function WaitingPart({ id, waiting }: Pick<GuestsView, 'id' | 'waiting'>) {
  const t = useCopy(copy)
  return (
    <div>
      <SectionHead
        id="waiting"
        title={t('waiting')}
        aside={waiting.length > 0 ? t('waitingCount', { count: waiting.length }) : undefined}
      />
      <p className="measure mb-5 text-sm text-soft">{t('waitingText')}</p>
      <DataTable
        caption={t('waiting')}
        rows={waiting}
        rowKey={row => row.id}
        empty={t('waitingNone')}
        columns={[
          { key: 'name', head: t('guest'), name: true, cell: row => <Named {...row} /> },
          {
            key: 'member',
            head: t('member'),
            cell: row => <Link to={paths.staffPerson(row.member.personId)}>{row.member.name}</Link>,
          },
          { key: 'since', head: t('since'), cell: row => row.since },
          { key: 'act', head: t('act'), cell: row => <Acts eventId={id} {...row} /> },
        ]}
      />
    </div>
  )
}

function Named({ name, note }: Row) {
  return (
    <>
      {name}
      {note ? <span className="cell-note">{note}</span> : null}
    </>
  )
}

function Acts({ eventId, id, name }: Row & { eventId: string }) {
  const t = useCopy(copy)
  return (
    <Form
      method="post"
      action={paths.staffEventParties(eventId)}
      className="flex flex-wrap items-baseline gap-x-5"
    >
      <input type="hidden" name="guestId" value={id} />
      <SubmitButton
        size="small"
        variant="outlined"
        name="intent"
        value="accept"
        aria-label={t('named', { act: t('accept'), name })}
      >
        {t('accept')}
      </SubmitButton>
      <ButtonLink
        to={paths.staffEventParties(eventId, { decline: id })}
        variant="quiet"
        size="small"
        aria-label={t('named', { act: t('decline'), name })}
      >
        {t('decline')}
      </ButtonLink>
    </Form>
  )
}
