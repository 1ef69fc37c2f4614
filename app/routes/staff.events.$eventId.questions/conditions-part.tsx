import { Form } from '@remix-run/react'
import { ErrorSummary } from '~/ui/error-summary'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { TextArea } from '~/ui/text-area'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'
import type { QuestionsView, Tried } from './view'

type PartProps = QuestionsView & { tried: Tried }

/** The least age and the least years of licence. */
export function ConditionsPart({ minAge, minLicenceYears, tried }: PartProps) {
  const t = useCopy(copy)
  const field = (name: 'minAge' | 'minLicenceYears', kept: string) => ({
    name,
    id: name,
    label: t(name),
    inputMode: 'numeric' as const,
    maxLength: 2,
    defaultValue: tried?.typed[name]?.[0] ?? kept,
    errors: tried?.errors[name],
    optional: true,
  })
  return (
    <Form method="post" noValidate className="grid gap-6" aria-labelledby="conditions">
      <SectionHead id="conditions" title={t('conditions')} />
      <p className="measure text-soft">{t('conditionsText')}</p>
      <ErrorSummary errors={summaryOf(tried)} />
      <div className="grid gap-7 sm:grid-cols-2">
        <TextField {...field('minAge', minAge)} />
        <TextField {...field('minLicenceYears', minLicenceYears)} />
      </div>
      <div>
        <SubmitButton variant="outlined" name="intent" value="conditions">
          {t('keepConditions')}
        </SubmitButton>
      </div>
    </Form>
  )
}

/** What is read in full and signed, in both languages. */
export function WaiverPart({ waiverFr, waiverEn, signatures, tried }: PartProps) {
  const t = useCopy(copy)
  const field = (name: 'waiverFr' | 'waiverEn', kept: string) => ({
    name,
    id: name,
    label: t(name),
    lang: name === 'waiverFr' ? 'fr' : 'en',
    rows: 10,
    defaultValue: tried?.typed[name]?.[0] ?? kept,
    errors: tried?.errors[name],
    optional: true,
  })
  return (
    <Form method="post" noValidate className="grid gap-6" aria-labelledby="waiver">
      <SectionHead id="waiver" title={t('waiver')} />
      <p className="measure text-soft">{t('waiverText')}</p>
      {signatures > 0 ? <p className="measure">{t('waiverSigned', { count: signatures })}</p> : null}
      <ErrorSummary errors={summaryOf(tried)} />
      <div className="grid gap-7 sm:grid-cols-2">
        <TextArea {...field('waiverFr', waiverFr)} />
        <TextArea {...field('waiverEn', waiverEn)} />
      </div>
      <div>
        <SubmitButton variant="outlined" name="intent" value="waiver">
          {t('keepWaiver')}
        </SubmitButton>
      </div>
    </Form>
  )
}

function summaryOf(tried: Tried) {
  return Object.entries(tried?.errors ?? {}).flatMap(([name, messages]) =>
    messages.map(message => ({ id: name === '' ? undefined : name, message })),
  )
}
