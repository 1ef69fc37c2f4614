import { DataTable } from '~/ui/data-table'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { copy } from './copy'
import type { GuestLine } from './tell'

type GuestTableProps = { guests: GuestLine[]; hasDeposit: boolean; fileHref: string }

/** Who comes, as it stands; the file holds the same. */
export function GuestTable({ guests, hasDeposit, fileHref }: GuestTableProps) {
  const t = useCopy(copy)
  const tones = { good: 'text-good', soft: 'text-soft' }
  return (
    <div>
      <SectionHead
        title={t('guests')}
        aside={
          <>
            {t('guestsAside', { count: guests.length })} ·{' '}
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
              </>
            ),
          },
          { key: 'seats', head: t('party'), end: true, cell: guest => guest.seats },
          {
            key: 'state',
            head: t('state'),
            cell: guest => <span className={guest.tone ? tones[guest.tone] : undefined}>{guest.state}</span>,
          },
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
