import { type SubmissionResult, useForm } from '@conform-to/react'
import { Form, Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { ErrorSummary } from '~/ui/error-summary'
import { fieldOf } from '~/ui/field-of'
import type { Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { TextArea } from '~/ui/text-area'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'
import type { loadTier } from './handlers.server'
import { RuleFields, type TierFields } from './rule-fields'

type View = Loaded<typeof loadTier> & { result: SubmissionResult | undefined }

export function TierPage({ name, rank, members, isLowest, rise, stay, form: values, result }: View) {
  const t = useCopy(copy)
  const [form, fields] = useForm<TierFields>({ id: 'tier', lastResult: result ?? null, defaultValue: values })
  const errors = Object.entries(form.allErrors).flatMap(([name, messages]) =>
    messages.map(message => ({ id: name === '' ? undefined : `${form.id}-${name}`, message })),
  )
  const numbers = ['earlyAccessHours', 'guestsPerEvent', 'nominationsPerYear', 'conciergePerYear'] as const
  return (
    <div className="grid grid-cols-1 gap-10">
      <PageHead
        over={
          <Link to={paths.staffTiers()} className="link">
            {t('back')}
          </Link>
        }
        title={name}
        text={t('about', { rank, count: members })}
      />
      <ErrorSummary errors={errors} />
      <Form method="post" id={form.id} noValidate className="grid max-w-4xl gap-14">
        <input type="hidden" name="version" value={values.version} />
        <section className="grid gap-6 sm:grid-cols-2">
          <TextField key={fields.nameFr.key} {...fieldOf(fields.nameFr)} label={t('nameFr')} aria-required />
          <TextField key={fields.nameEn.key} {...fieldOf(fields.nameEn)} label={t('nameEn')} aria-required />
          <TextArea key={fields.wordsFr.key} {...fieldOf(fields.wordsFr)} label={t('wordsFr')} optional />
          <TextArea key={fields.wordsEn.key} {...fieldOf(fields.wordsEn)} label={t('wordsEn')} optional />
        </section>
        <section>
          <SectionHead title={t('gives')} />
          <div className="grid items-end gap-6 sm:grid-cols-2 lg:grid-cols-4">
            {numbers.map(each => (
              <TextField
                key={fields[each].key}
                {...fieldOf(fields[each])}
                label={t(each)}
                inputMode="numeric"
              />
            ))}
          </div>
        </section>
        {isLowest ? (
          <p className="measure text-soft">{t('lowest')}</p>
        ) : (
          <>
            <RuleFields side="rise" fields={fields} told={t('riseTold', { rule: rise })} />
            <RuleFields side="stay" fields={fields} told={t('stayTold', { rule: stay })}>
              <TextField
                key={fields.graceDays.key}
                {...fieldOf(fields.graceDays)}
                label={t('graceDays')}
                hint={t('graceHint')}
                inputMode="numeric"
              />
            </RuleFields>
          </>
        )}
        {isLowest ? <Kept values={values} /> : null}
        <div className="flex flex-wrap items-center gap-8">
          <SubmitButton>{t('save')}</SubmitButton>
          <span className="measure text-sm text-soft">{t('saveText')}</span>
        </div>
      </Form>
      {members === 0 ? (
        <Form method="post">
          <SubmitButton name="intent" value="delete" variant="quiet">
            {t('delete')}
          </SubmitButton>
        </Form>
      ) : null}
    </div>
  )
}

/** What the lowest tier does not show stays as it is. */
function Kept({ values }: { values: View['form'] }) {
  return Object.entries(values)
    .filter(([name, value]) => /^(rise|stay|grace)/.test(name) && value !== '')
    .map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
}
