import { Form } from '@remix-run/react'
import { DateTimeField } from '~/ui/date-time-field'
import { useCopy } from '~/ui/locale'
import { RadioGroup } from '~/ui/radio-group'
import { SelectField } from '~/ui/select-field'
import { SubmitButton } from '~/ui/submit-button'
import { TextArea } from '~/ui/text-area'
import { TextField } from '~/ui/text-field'
import { Refused } from './exchange'
import { reviewCopy } from './review-copy'
import type { DeskView } from './view'

/** The answer, by a person who runs the club. Each kind asks only for what it needs. */
export function Decide({ decide, answer, review, others }: DeskView) {
  const t = useCopy(reviewCopy)
  if (!decide) return null
  if (!decide.isReady) {
    return (
      <section>
        <h2>{t('decide')}</h2>
        <p className="text-soft">{decide.why}</p>
      </section>
    )
  }
  const typed = answer?.intent === 'decide' ? answer : null
  const value = (name: string) => typed?.values[name]
  const errors = (name: string) => typed?.errors[name]
  const isTurn = review.sheet?.verdict != null || others.isShown
  return (
    <section aria-labelledby="decide-title">
      <h2 id="decide-title">{t('decide')}</h2>
      <Form method="post" preventScrollReset className="decide">
        <Refused answer={answer} intent="decide" />
        <input type="hidden" name="intent" value="decide" />
        <RadioGroup
          id="kind"
          name="kind"
          legend={t('kind')}
          required
          defaultValue={value('kind')}
          errors={errors('kind')}
          options={decide.kinds.map(kind => ({ value: kind, label: t(kind) }))}
        />
        <div className="for-admit for-trial">
          <SelectField
            id="decide-tier"
            name="tierId"
            label={t('tier')}
            placeholder={decide.tiers.length > 1 ? t('chooseTier') : undefined}
            options={decide.tiers}
            defaultValue={value('tierId')}
            errors={errors('tierId')}
          />
        </div>
        <div className="for-trial">
          <DateTimeField
            name="trialUntil"
            kind="date"
            label={t('trialUntil')}
            defaultValue={value('trialUntil')}
            errors={errors('trialUntil')}
          />
        </div>
        <div className="for-waitlist">
          <TextField
            name="rank"
            type="number"
            min={1}
            max={999}
            label={t('rank')}
            defaultValue={value('rank') ?? decide.nextRank}
            errors={errors('rank')}
          />
        </div>
        <div className="for-decline">
          <RadioGroup
            name="returns"
            legend={t('returns')}
            defaultValue={value('returns') ?? 'yes'}
            options={[
              { value: 'yes', label: t('returnsYes') },
              { value: 'no', label: t('returnsNo') },
            ]}
          />
          <div className="for-return">
            <DateTimeField
              name="returnOn"
              kind="date"
              label={t('returnOn')}
              defaultValue={value('returnOn') ?? decide.returnOn}
              errors={errors('returnOn')}
            />
          </div>
        </div>
        <div className="for-later">
          <DateTimeField
            name="laterOn"
            kind="date"
            label={t('returnOn')}
            defaultValue={value('laterOn') ?? decide.returnOn}
            errors={errors('laterOn')}
          />
        </div>
        <TextArea
          name="because"
          label={t('because')}
          hint={t('becauseHint')}
          rows={2}
          maxLength={2000}
          defaultValue={value('because')}
          errors={errors('because')}
        />
        <SubmitButton full variant={isTurn ? 'primary' : 'outlined'}>
          {t('prepare')}
        </SubmitButton>
        <p className="desk-hint">{t('decideHint')}</p>
      </Form>
    </section>
  )
}
