import { Form, Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { DataTable } from '~/ui/data-table'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { DraftLine } from './tell'

type RecipientsProps = { people: DraftLine[]; eventId: string; waveId: string }

/** To whom the letter goes, when it can reach each, and what is missing in whose. */
export function Recipients({ people, eventId, waveId }: RecipientsProps) {
  const t = useCopy(copy)
  const more = (
    <Link to={`${paths.staffNewWave(eventId)}?wave=${waveId}`} className="link">
      {t('addPeople')}
    </Link>
  )
  return (
    <div>
      <SectionHead
        title={t('recipients')}
        aside={
          <>
            {t('recipientsAside', { count: people.length })} · {more}
          </>
        }
      />
      <DataTable
        caption={t('recipients')}
        rows={people}
        rowKey={person => person.invitationId}
        rowHref={person => person.previewHref}
        empty={t('recipientsEmpty')}
        columns={[
          { key: 'name', head: t('name'), name: true, cell: person => person.name },
          { key: 'language', head: t('language'), cell: person => person.language },
          {
            key: 'reach',
            head: t('reach'),
            cell: person => (
              <span className={person.isReachable ? undefined : 'text-warn'}>{person.reach}</span>
            ),
          },
          {
            key: 'warning',
            head: t('warning'),
            cell: person => <span className="text-warn">{person.warning}</span>,
          },
          {
            key: 'read',
            head: t('letterHead'),
            cell: person => (
              <Link
                to={person.previewHref}
                className="link"
                aria-label={t('readNamed', { name: person.name })}
              >
                {t('read')}
              </Link>
            ),
          },
          { key: 'remove', head: t('remove'), end: true, cell: person => <Remove person={person} /> },
        ]}
      />
    </div>
  )
}

function Remove({ person }: { person: DraftLine }) {
  const t = useCopy(copy)
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="remove" />
      <SubmitButton
        variant="quiet"
        size="small"
        name="invitationId"
        value={person.invitationId}
        aria-label={t('removeNamed', { name: person.name })}
      >
        {t('remove')}
      </SubmitButton>
    </Form>
  )
}
