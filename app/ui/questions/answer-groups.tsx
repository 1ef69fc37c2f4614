import type { QuestionOf } from '~/domain/qualification/types'
import { DateTimeField } from '../date-time-field'
import { useCopy } from '../locale'
import { TextField } from '../text-field'
import { questionCopy } from './copy'
import { QuestionGroup } from './question-group'
import { type QuestionFieldProps, questionFieldId } from './question-props'
import { typedOr } from './typed'

/** A postal address, as an envelope bears it. */
export function AddressFields({ question, value, typed, errors }: QuestionFieldProps<QuestionOf<'address'>>) {
  const t = useCopy(questionCopy)
  const kept = typeof value === 'object' && value !== null && 'lines' in value ? value : null
  const field = (part: 'lines' | 'postalCode' | 'city' | 'country') => ({
    name: `${question.id}.${part}`,
    label: t(part),
    defaultValue: typedOr(typed, `${question.id}.${part}`, kept?.[part] ?? ''),
  })
  return (
    <QuestionGroup question={question} errors={errors}>
      <div className="question-parts">
        <TextField
          {...field('lines')}
          id={questionFieldId(question)}
          autoComplete="street-address"
          className="control question-part-wide"
        />
        <TextField {...field('postalCode')} autoComplete="postal-code" />
        <TextField {...field('city')} autoComplete="address-level2" />
        <TextField {...field('country')} autoComplete="country-name" />
      </div>
    </QuestionGroup>
  )
}

/** A car by its serial number, its model, and since when. */
export function VehicleFields({ question, value, typed, errors }: QuestionFieldProps<QuestionOf<'vehicle'>>) {
  const t = useCopy(questionCopy)
  const kept = typeof value === 'object' && value !== null && 'vin' in value ? value : null
  const field = (part: 'vin' | 'model' | 'since') => ({
    name: `${question.id}.${part}`,
    label: t(part),
    defaultValue: typedOr(typed, `${question.id}.${part}`, kept?.[part] ?? ''),
  })
  return (
    <QuestionGroup question={question} errors={errors}>
      <div className="question-parts">
        <TextField
          {...field('vin')}
          id={questionFieldId(question)}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          className="control question-vin"
        />
        <TextField {...field('model')} autoComplete="off" />
        <DateTimeField {...field('since')} kind="date" optional />
      </div>
    </QuestionGroup>
  )
}
