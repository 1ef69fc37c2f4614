import { Disclosure } from '~/ui/disclosure'
import { useCopy, useLocale } from '~/ui/locale'
import { QuestionTrust } from '~/ui/questions/question-trust'
import { SectionHead } from '~/ui/section-head'
import { copy } from './copy'
import type { StepAhead } from './tell-steps'

type StepsAheadProps = { steps: StepAhead[]; total: string; keptMonths: number; kept: string }

/** The whole way, before a first step is taken: what each part asks, why, who reads it, and how long it takes. */
export function StepsAhead({ steps, total, keptMonths, kept }: StepsAheadProps) {
  const t = useCopy(copy)
  return (
    <section aria-labelledby="steps" className="mt-16">
      <SectionHead id="steps" title={t('steps')} aside={total} />
      <ol className="steps-ahead">
        {steps.map((step, index) => (
          <li key={step.id}>
            <span className="steps-ahead-number tabular" aria-hidden="true">
              {index + 1}
            </span>
            <div className="min-w-0">
              <h3>{step.title}</h3>
              <p className="text-sm text-soft">
                {step.words}
                {step.isConditional ? ` ${t('conditional')}` : ''}
              </p>
              <Asked step={step} keptMonths={keptMonths} />
            </div>
            <span className="steps-ahead-time tabular">{step.minutes}</span>
          </li>
        ))}
      </ol>
      <p className="measure mt-6 text-sm text-soft">{kept}</p>
    </section>
  )
}

function Asked({ step, keptMonths }: { step: StepAhead; keptMonths: number }) {
  const t = useCopy(copy)
  const locale = useLocale()
  if (step.asks.length === 0) return null
  return (
    <Disclosure caps={false} summary={t('asked', { count: step.asks.length })} className="text-sm">
      <ul className="grid gap-4 pt-1 pb-3">
        {step.asks.map(question => (
          <li key={question.id}>
            <p className="text-base">{question.label[locale]}</p>
            <QuestionTrust question={question} keptMonths={keptMonths} />
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
