import { Button } from '~/ui/button'
import { Caps } from '~/ui/caps'
import { ErrorSummary } from '~/ui/error-summary'
import { StepSheet } from '~/ui/flow-sheet/step-sheet'
import { useCopy } from '~/ui/locale'
import { RuleMeter } from '~/ui/rule-meter'
import { copy } from './copy'
import type { WalkView } from './handlers.server'

/** The applicant's page, in the applicant's language. */
export function Sheet({ view }: { view: WalkView }) {
  const t = useCopy(copy)
  const { here, index, steps, walk } = view
  if (!here) return null
  const place = { number: index + 1, count: steps.length }
  const errors = Object.entries(view.errors).map(([id, [message = '']]) => ({ id: `q-${id}`, message }))
  return (
    <div className="grid gap-8">
      <div className="grid gap-3">
        <Caps accent>{t('progress', place)}</Caps>
        <RuleMeter value={index + 1} max={steps.length} label={t('progress', place)} />
      </div>
      <ErrorSummary errors={errors} />
      <StepSheet
        step={here.step}
        questions={here.questions}
        keptMonths={view.keptMonths}
        answers={walk.answers}
        typed={view.typed}
        errors={view.errors}
      />
      {here.step.kind === 'review' ? <Answers view={view} /> : null}
      <Buttons view={view} />
    </div>
  )
}

function Answers({ view }: { view: WalkView }) {
  const t = useCopy(copy)
  return (
    <section aria-label={t('answers')}>
      <Caps as="h3">{t('answers')}</Caps>
      {view.answers.length === 0 ? <p className="mt-2 text-soft">{t('noAnswers')}</p> : null}
      <dl className="walk-answers">
        {view.answers.map(({ id, label, words }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const happensElsewhere = ['vouching', 'interview', 'fee']

function Buttons({ view }: { view: WalkView }) {
  const t = useCopy(copy)
  const { here, index } = view
  const isElsewhere = here !== null && happensElsewhere.includes(here.step.kind) && !here.isDone
  const isLast = here?.step.kind === 'review'
  return (
    <div className="grid gap-2">
      {isElsewhere ? (
        <>
          <Button type="submit" full name="intent" value="as_done">
            {t('asDone')}
          </Button>
          <Button type="submit" variant="outlined" full name="intent" value="next">
            {t('without')}
          </Button>
        </>
      ) : isLast ? null : (
        <Button type="submit" full name="intent" value="next">
          {t('next')}
        </Button>
      )}
      {index > 0 ? (
        <Button type="submit" variant="quiet" name="intent" value="back">
          {t('back')}
        </Button>
      ) : null}
    </div>
  )
}
