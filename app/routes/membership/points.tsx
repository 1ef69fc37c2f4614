import { Form } from '@remix-run/react'
import { DataTable } from '~/ui/data-table'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { View } from './view'

const latest = 8

/** What may be exchanged, and the ledger that says where it comes from. */
export function Points({ points, purchaseId }: Pick<View, 'points' | 'purchaseId'>) {
  const t = useCopy(copy)
  const { entries } = points
  return (
    <section aria-labelledby="points">
      <SectionHead id="points" title={t('points')} />
      <p className="flex items-baseline gap-3">
        <span className="display-lg tabular">{points.balance}</span>
        <span className="text-soft">{t('pointsWord')}</span>
      </p>
      {points.expiry ? <p className="mt-1 text-sm text-soft">{points.expiry}</p> : null}
      {points.exchanges.length > 0 ? (
        <Form method="post" className="mt-5 flex flex-wrap gap-4">
          <input type="hidden" name="intent" value="buy" />
          <input type="hidden" name="purchaseId" value={purchaseId} />
          {points.exchanges.map(({ benefit, label }) => (
            <SubmitButton key={benefit} variant="outlined" size="small" name="benefit" value={benefit}>
              {label}
            </SubmitButton>
          ))}
        </Form>
      ) : null}
      <p className="measure mt-5 text-sm text-soft">{points.explain}</p>
      <div className="mt-8">
        <Ledger entries={entries.slice(0, latest)} />
        {entries.length > latest ? (
          <Disclosure summary={t('more')} caps={false} className="mt-3">
            <Ledger entries={entries.slice(latest)} />
          </Disclosure>
        ) : null}
      </div>
    </section>
  )
}

function Ledger({ entries }: { entries: View['points']['entries'] }) {
  const t = useCopy(copy)
  return (
    <DataTable
      caption={t('ledger')}
      rows={entries}
      rowKey={entry => entry.id}
      empty={t('ledgerEmpty')}
      columns={[
        {
          key: 'reason',
          head: t('reason'),
          name: true,
          cell: entry => (
            <>
              <span className="font-normal">{entry.reason}</span>
              {entry.words ? <span className="cell-note">{entry.words}</span> : null}
            </>
          ),
        },
        { key: 'day', head: t('day'), cell: entry => <time dateTime={entry.dateTime}>{entry.day}</time> },
        {
          key: 'amount',
          head: t('amount'),
          end: true,
          cell: entry => <span className={entry.isEarned ? undefined : 'text-soft'}>{entry.amount}</span>,
        },
      ]}
    />
  )
}
