import { writeMajorUnits } from '~/domain/events/money'
import { currencies } from '~/domain/events/types'
import { questionsOf } from '~/domain/qualification/passage'
import { type FlowDefinition, type Question, type Step, waysIn } from '~/domain/qualification/types'
import { CheckboxField } from '~/ui/checkbox-field'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { RadioGroup } from '~/ui/radio-group'
import { SelectField } from '~/ui/select-field'
import { TextField } from '~/ui/text-field'
import { ConditionFields } from './condition-fields'
import { copy } from './copy'
import { BilingualArea, BilingualField, FigureField, fieldIdOf, usePartField } from './part-form'
import { QuestionList } from './question-list'
import { Removal } from './removal'

type StepPartProps = {
  step: Step
  /** The step as the draft holds it: its questions are listed from there. */
  kept: Step
  questions: readonly Question[]
  definition: FlowDefinition
}

/** The form of a step: what the club says, what its kind asks for, who sees it, and its questions. */
export function StepPart({ step, kept, questions, definition }: StepPartProps) {
  const t = useCopy(copy)
  return (
    <>
      <BilingualField name="title" label={t('title')} value={step.title} most={300} />
      <BilingualArea
        name="text"
        label={t('text')}
        value={step.text}
        hint={t('storyHint')}
        rows={6}
        most={6000}
      />
      <KindFields step={step} />
      {'questions' in kept ? <QuestionList step={kept} /> : null}
      {step.kind === 'review' ? (
        <p className="text-soft">{t('reviewText')}</p>
      ) : (
        <Disclosure
          summary={step.showWhen ? t('shownIf') : t('shownWhen')}
          open={step.showWhen !== null}
          className="form-disclosure"
        >
          <ConditionFields
            condition={step.showWhen}
            questions={questions}
            definition={definition}
            empty={t('always')}
          />
        </Disclosure>
      )}
      {step.kind === 'review' ? null : <SparedTo step={step} />}
    </>
  )
}

/** Removing stands last, after what is kept. */
export function StepRemoval({ step }: { step: Step }) {
  const t = useCopy(copy)
  if (step.kind === 'review') return null
  return (
    <Removal
      title={t('removeStep')}
      text={t('removeStepText', { count: questionsOf(step).length })}
      intent="step_remove"
    />
  )
}

function SparedTo({ step }: { step: Step }) {
  const t = useCopy(copy)
  return (
    <Disclosure summary={t('sparedTo')} open={step.sparedTo.length > 0} className="form-disclosure">
      <fieldset>
        <legend className="sr-only">{t('sparedTo')}</legend>
        {waysIn.map(way => (
          <CheckboxField
            key={way}
            name="sparedTo"
            id={fieldIdOf(`sparedTo.${way}`)}
            value={way}
            label={t(way)}
            defaultChecked={step.sparedTo.includes(way)}
          />
        ))}
      </fieldset>
    </Disclosure>
  )
}

function KindFields({ step }: { step: Step }) {
  const t = useCopy(copy)
  const field = usePartField()
  switch (step.kind) {
    case 'quiz':
      return (
        <div className="figure-fields">
          <FigureField name="seconds" label={t('seconds')} value={step.seconds} hint={t('secondsHint')} />
        </div>
      )
    case 'vouching':
      return (
        <div className="figure-fields">
          <FigureField name="vouchers" label={t('vouchers')} value={step.vouchers} />
        </div>
      )
    case 'interview':
      return (
        <div className="figure-fields">
          <FigureField name="minutes" label={t('minutes')} value={step.minutes} />
        </div>
      )
    case 'fee':
      return (
        <>
          <div className="figure-fields">
            <TextField
              {...field('amount', writeMajorUnits(step.amount, step.currency))}
              label={t('amount')}
              inputMode="decimal"
              autoComplete="off"
            />
            <SelectField
              name="currency"
              id={fieldIdOf('currency')}
              label={t('currency')}
              defaultValue={step.currency}
              options={currencies.map(currency => ({ value: currency, label: currency }))}
            />
          </div>
          <RadioGroup
            name="isReturned"
            id={fieldIdOf('isReturned')}
            legend={t('isReturned')}
            defaultValue={step.isReturned ? 'yes' : 'no'}
            options={[
              { value: 'yes', label: t('returned') },
              { value: 'no', label: t('kept') },
            ]}
          />
        </>
      )
    default:
      return null
  }
}
