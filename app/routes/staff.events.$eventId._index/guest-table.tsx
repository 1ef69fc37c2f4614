import { Form, Link } from '@remix-run/react'
import { DataTable } from '~/ui/data-table'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { GuestLine } from './tell'

type GuestTableProps = {
  guests: GuestLine[]
  hasDeposit: boolean
  takesAttendance: boolean
  fileHref: string
  /** Where the rows lead, for whoever may act for a party; null: nowhere. */
  hrefOf: ((guest: GuestLine) => string) | null
  /** Where the house seats someone itself; null: not here. */
  newHref: string | null
}

/** Who comes, as it stands; the file holds the same. */
export function GuestTable({
  guests,
  hasDeposit,
  takesAttendance,
  fileHref,
  hrefOf,
  newHref,
}: GuestTableProps) {
  const t = useCopy(copy)
  const tones = { good: 'text-good', soft: 'text-soft' }
  return (
    <div>
      <SectionHead
        title={t('guests')}
        aside={
          <>
            {t('guestsAside', { count: guests.length })} ·{' '}
            {newHref ? (
              <>
                <Link to={newHref} className="link">
                  {t('reserveFor')}
                </Link>{' '}
                ·{' '}
              </>
            ) : null}
            <a href={fileHref} className="link" download>
              {t('file')}
            </a>
          </>
        }
      />
      <DataTable
        caption={t('guests')}
        rows={guests}
        rowKey={guest => guest.id}
        rowHref={hrefOf ?? undefined}
        empty={t('guestsEmpty')}
        columns={[
          {
            key: 'name',
            head: t('name'),
            name: true,
            cell: guest => (
              <>
                {guest.name}
                {guest.with ? <span className="cell-note">{guest.with}</span> : null}
                {guest.unnamed ? <span className="cell-note">{guest.unnamed}</span> : null}
                {guest.waiting ? <span className="cell-note text-warn">{guest.waiting}</span> : null}
              </>
            ),
          },
          { key: 'seats', head: t('party'), end: true, cell: guest => guest.seats },
          {
            key: 'state',
            head: t('state'),
            cell: guest => (
              <>
                <span className={guest.tone ? tones[guest.tone] : undefined}>{guest.state}</span>
                {guest.further ? <span className="cell-note">{guest.further}</span> : null}
              </>
            ),
          },
          ...(takesAttendance
            ? [
                {
                  key: 'attendance',
                  head: t('attendance'),
                  cell: (guest: GuestLine) => <Attendance guest={guest} />,
                },
              ]
            : []),
          ...(hasDeposit
            ? [{ key: 'deposit', head: t('deposit'), cell: (guest: GuestLine) => guest.deposit }]
            : []),
          { key: 'city', head: t('city'), cell: guest => guest.city },
          { key: 'language', head: t('language'), cell: guest => guest.language },
          { key: 'since', head: t('since'), cell: guest => guest.since },
        ]}
      />
    </div>
  )
}

/** One word on a presence, and the way to take it back. */
function Attendance({ guest }: { guest: GuestLine }) {
  const t = useCopy(copy)
  if (!guest.mayNote) return null
  const choices =
    guest.came === null
      ? ([
          { value: 'yes', label: t('cameYes'), name: t('markCame', { name: guest.name }) },
          { value: 'no', label: t('cameNo'), name: t('markMissed', { name: guest.name }) },
        ] as const)
      : ([{ value: 'nothing', label: t('cameUndo'), name: t('markNothing', { name: guest.name }) }] as const)
  return (
    <Form method="post" className="flex flex-wrap items-baseline gap-x-5" preventScrollReset>
      <input type="hidden" name="reservationId" value={guest.id} />
      {guest.came === null ? null : (
        <span className={guest.came ? 'text-good' : 'text-soft'}>{t(guest.came ? 'cameYes' : 'cameNo')}</span>
      )}
      {choices.map(({ value, label, name }) => (
        <SubmitButton key={value} variant="quiet" size="small" name="came" value={value} aria-label={name}>
          {label}
        </SubmitButton>
      ))}
    </Form>
  )
}
