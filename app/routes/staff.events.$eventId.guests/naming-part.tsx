import { Form } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { DateTimeField } from '~/ui/date-time-field'
import { ErrorSummary } from '~/ui/error-summary'
import { useCopy } from '~/ui/locale'
import { RadioGroup } from '~/ui/radio-group'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import { type GuestsView, summaryOf, type Tried } from './view'

type NamingPartProps = Pick<GuestsView, 'id' | 'when' | 'on' | 'at' | 'rule' | 'zone'> & { tried: Tried }

/** When guests are named, on the clock of the place, and whether the house says its word on each. */
export function NamingPart({ id, tried, zone, ...kept }: NamingPartProps) {
  const t = useCopy(copy)
  const value = (name: 'when' | 'on' | 'at' | 'rule') => tried?.typed[name] ?? kept[name]
  return (
    <section aria-labelledby="rules" className="max-w-3xl">
      <SectionHead id="rules" title={t('rules')} />
      <p className="measure mb-6 text-soft">{t('rulesText')}</p>
      <Form method="post" action={paths.staffEventParties(id)} noValidate className="grid gap-7">
        <ErrorSummary errors={summaryOf(tried)} />
        <RadioGroup
          name="when"
          legend={t('when')}
          defaultValue={value('when')}
          options={[
            { value: 'at_booking', label: t('at_booking'), hint: t('at_bookingHint') },
            { value: 'later', label: t('later'), hint: t('laterHint') },
          ]}
        />
        <div className="grid grid-cols-2 gap-7">
          <DateTimeField
            kind="date"
            name="on"
            id="on"
            label={t('on')}
            defaultValue={value('on')}
            errors={tried?.errors.on}
          />
          <DateTimeField kind="time" name="at" id="at" label={t('at')} defaultValue={value('at')} />
        </div>
        <p className="field-hint -mt-4">{zone}</p>
        <RadioGroup
          name="rule"
          legend={t('rule')}
          defaultValue={value('rule')}
          options={[
            { value: 'named', label: t('named_rule') },
            { value: 'reviewed', label: t('reviewed_rule'), hint: t('reviewedHint') },
          ]}
        />
        <div>
          <SubmitButton variant="outlined" name="intent" value="naming">
            {t('save')}
          </SubmitButton>
        </div>
      </Form>
    </section>
  )
}
