import { Form } from '@remix-run/react'
import { DataTable } from '~/ui/data-table'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'
import type { Amiss, View } from './view'

/** The ledger as it stands, and the way to put it right: with an entry of its own, never by changing one. */
export function Ledger({ view, amiss }: { view: View; amiss: Amiss }) {
  const t = useCopy(copy)
  return (
    <section>
      <SectionHead title={t('ledger')} aside={t('balance', { n: view.balance })} />
      <DataTable
        caption={t('ledger')}
        rows={view.ledger}
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
          { key: 'day', head: t('entryDay'), cell: entry => entry.day },
          { key: 'until', head: t('entryUntil'), cell: entry => entry.until },
          { key: 'amount', head: t('amount'), end: true, cell: entry => entry.amount },
        ]}
      />
      <Disclosure
        key={view.ledger.length}
        summary={t('points')}
        caps={false}
        open={amiss !== null}
        className="mt-3"
      >
        <Form method="post" className="grid max-w-xl gap-6 pt-2">
          <input type="hidden" name="correctionId" value={view.correctionId} />
          {amiss ? (
            <Notice tone="warn" live>
              {amiss.message}
            </Notice>
          ) : null}
          <TextField
            name="amount"
            label={t('amountLabel')}
            hint={t('amountHint')}
            inputMode="numeric"
            pattern="-?[0-9]+"
            defaultValue={amiss?.typed.amount}
            required
          />
          <TextField
            id="points-words"
            name="words"
            label={t('words')}
            hint={t('wordsHint')}
            defaultValue={amiss?.typed.words}
            maxLength={2000}
            required
          />
          <div>
            <SubmitButton name="intent" value="points" variant="outlined">
              {t('pointsButton')}
            </SubmitButton>
          </div>
        </Form>
      </Disclosure>
    </section>
  )
}
