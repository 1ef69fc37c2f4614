import type { FieldMetadata } from '@conform-to/react'
import type { ReactNode } from 'react'
import { CheckboxField } from '~/ui/checkbox-field'
import { checkOf, fieldOf } from '~/ui/field-of'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'

type Side = 'rise' | 'stay'
type Part = 'Points' | 'Attendances' | 'Nominations'
export type TierFields = Record<
  | 'version'
  | 'nameFr'
  | 'nameEn'
  | 'wordsFr'
  | 'wordsEn'
  | 'earlyAccessHours'
  | 'guestsPerEvent'
  | 'nominationsPerYear'
  | 'conciergePerYear'
  | 'graceDays'
  | `${Side}${Part}`
  | `${Side}${Part}Months`
  | `${Side}Tenure`
  | `${Side}ByHand`,
  string
>
type Fields = { [Name in keyof TierFields]: FieldMetadata<string, TierFields> }

type RuleFieldsProps = { side: Side; fields: Fields; told: string; children?: ReactNode }

/** What a rule asks: each part a number and its months, all of them together. */
export function RuleFields({ side, fields, told, children }: RuleFieldsProps) {
  const t = useCopy(copy)
  const [byHand, tenure] = [fields[`${side}ByHand`], fields[`${side}Tenure`]]
  return (
    <section>
      <SectionHead title={t(side)} />
      <p className="voice measure">{told}</p>
      <div className="mt-6 grid items-end gap-x-10 gap-y-7 lg:grid-cols-2">
        {(['Points', 'Attendances', 'Nominations'] as const).map(part => {
          const [least, months] = [fields[`${side}${part}`], fields[`${side}${part}Months`]]
          return (
            <div key={part} className="grid grid-cols-2 items-end gap-4">
              <TextField key={least.key} {...fieldOf(least)} label={t(part)} inputMode="numeric" />
              <TextField key={months.key} {...fieldOf(months)} label={t('within')} inputMode="numeric" />
            </div>
          )
        })}
        <TextField key={tenure.key} {...fieldOf(tenure)} label={t('tenure')} inputMode="numeric" />
        {children}
      </div>
      <div className="mt-5">
        <CheckboxField
          key={byHand.key}
          {...checkOf(byHand)}
          label={t(`${side}ByHand`)}
          hint={t(`${side}ByHandHint`)}
        />
      </div>
    </section>
  )
}
