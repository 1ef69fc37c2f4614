import { currencies, refundRows } from '~/domain/events/types'
import { FieldError } from '../field-error'
import { chooseOf, fieldOf } from '../field-of'
import { useCopy } from '../locale'
import { SectionHead } from '../section-head'
import { SelectField } from '../select-field'
import { TextField } from '../text-field'
import { copy } from './copy'
import type { EventFields } from './event-fields'

type MoneyPartProps = { fields: EventFields; errors: Record<string, string[]> }

/** The deposit, and what comes back of it: as many lines as there are, so that no script is needed to add one. */
export function MoneyPart({ fields, errors }: MoneyPartProps) {
  const t = useCopy(copy)
  const options = currencies.map(currency => ({ value: currency, label: currency }))
  return (
    <section aria-labelledby="money-title" className="grid gap-7">
      <SectionHead id="money-title" title={t('money')} />
      <p className="measure text-soft">{t('moneyText')}</p>
      <div className="grid grid-cols-2 gap-7">
        <TextField
          label={t('deposit')}
          {...fieldOf(fields.deposit)}
          inputMode="decimal"
          autoComplete="off"
          optional
        />
        <SelectField label={t('currency')} {...chooseOf(fields.currency)} options={options} />
      </div>
      <fieldset id={fields.refund.id} tabIndex={-1} className="grid gap-5" aria-describedby="refund-error">
        <legend className="field-question">{t('refund')}</legend>
        <p className="measure mt-2 text-sm text-soft">{t('refundText')}</p>
        <FieldError id="refund-error" errors={fields.refund.errors} />
        {Array.from({ length: refundRows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are fixed, and their place is their name
          <RefundRow key={row} row={row} typed={typedOf(fields.refund.initialValue, row)} errors={errors} />
        ))}
      </fieldset>
    </section>
  )
}

type RefundRowProps = {
  row: number
  typed: { days: string; percent: string }
  errors: Record<string, string[]>
}

function RefundRow({ row, typed, errors }: RefundRowProps) {
  const t = useCopy(copy)
  const nameOf = (part: 'days' | 'percent') => `refund[${row}].${part}`
  const fieldFor = (part: 'days' | 'percent') => ({
    id: `event-${nameOf(part)}`,
    name: nameOf(part),
    defaultValue: typed[part],
    errors: errors[nameOf(part)],
    inputMode: 'numeric' as const,
    autoComplete: 'off',
  })
  return (
    <div className="grid grid-cols-2 gap-7">
      <TextField label={t('refundDays', { row: row + 1 })} {...fieldFor('days')} />
      <TextField label={t('refundPercent', { row: row + 1 })} {...fieldFor('percent')} />
    </div>
  )
}

/** What was typed comes back as the browser sent it, with empty lines left out. */
function typedOf(rows: unknown, row: number): { days: string; percent: string } {
  const typed: unknown = Array.isArray(rows) ? rows[row] : undefined
  const read = (part: 'days' | 'percent') => {
    const value =
      typeof typed === 'object' && typed !== null
        ? Object.entries(typed).find(([name]) => name === part)?.[1]
        : undefined
    return typeof value === 'string' ? value : ''
  }
  return { days: read('days'), percent: read('percent') }
}
