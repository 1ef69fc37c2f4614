import { tellStepKind } from '~/domain/qualification/flow-words'
import { questionsOf } from '~/domain/qualification/passage'
import { type FlowDefinition, type Step, stepKinds } from '~/domain/qualification/types'
import { Button } from '~/ui/button'
import { Caps } from '~/ui/caps'
import { useCopy, useLocale } from '~/ui/locale'
import { SelectField } from '~/ui/select-field'
import { copy } from './copy'
import { fieldIdOf, formId } from './part-form'
import { PartLink } from './part-link'
import type { Selection } from './selection'

type StepsColumnProps = { definition: FlowDefinition; selection: Selection }

/** All the parts of the draft; under the step that is open, its questions. */
export function StepsColumn({ definition, selection }: StepsColumnProps) {
  const t = useCopy(copy)
  const locale = useLocale()
  const kinds = stepKinds.filter(kind => kind !== 'review')
  const isJudging = selection.part === 'judging' || selection.part === 'knock_out'
  return (
    <nav className="builder-steps" aria-label={t('parts')}>
      <ul className="part-menu">
        <li data-current={selection.part === 'words' || undefined}>
          <PartLink selection={{ part: 'words' }} isCurrent={selection.part === 'words'}>
            <span className="part-name">{t('wordsPart')}</span>
          </PartLink>
        </li>
        <li data-current={isJudging || undefined}>
          <PartLink selection={{ part: 'judging' }} isCurrent={selection.part === 'judging'}>
            <span className="part-name">{t('judgingPart')}</span>
          </PartLink>
        </li>
      </ul>
      <Caps as="h2" className="mt-6 mb-1">
        {t('steps')}
      </Caps>
      <ol className="part-menu">
        {definition.steps.map((step, at) => (
          <StepEntry key={step.id} step={step} number={at + 1} selection={selection} />
        ))}
      </ol>
      <div className="add-part mt-6">
        <SelectField
          name="newStep"
          id={fieldIdOf('newStep')}
          form={formId}
          label={t('newStep')}
          options={kinds.map(kind => ({ value: kind, label: tellStepKind(kind, locale) }))}
        />
        <Button type="submit" variant="outlined" size="small" name="intent" value="add_step" form={formId}>
          {t('addStep')}
        </Button>
      </div>
    </nav>
  )
}

type StepEntryProps = { step: Step; number: number; selection: Selection }

function StepEntry({ step, number, selection }: StepEntryProps) {
  const t = useCopy(copy)
  const locale = useLocale()
  const isOpen = 'stepId' in selection && selection.stepId === step.id
  const questions = questionsOf(step)
  const told = [
    tellStepKind(step.kind, locale),
    ...(questions.length > 0 && step.kind !== 'questions' ? [String(questions.length)] : []),
    ...(step.showWhen ? [t('shownIf')] : []),
    ...(step.sparedTo.length > 0 ? [t('spared')] : []),
  ]
  return (
    <li data-current={isOpen || undefined}>
      <PartLink selection={{ part: 'step', stepId: step.id }} isCurrent={isOpen && selection.part === 'step'}>
        <span className="part-number" aria-hidden="true">
          {number}
        </span>
        <span className="part-name">{nameOf(step.title, locale) ?? t('untitled')}</span>
        <span className="part-kind">
          {step.kind === 'questions' && questions.length > 0
            ? [t('questionCount', { count: questions.length }), ...told.slice(1)].join(' · ')
            : told.join(' · ')}
        </span>
      </PartLink>
      {isOpen && questions.length > 0 ? (
        <ol className="part-submenu">
          {questions.map(question => {
            const isCurrent = selection.part === 'question' && selection.questionId === question.id
            return (
              <li key={question.id}>
                <PartLink
                  selection={{ part: 'question', stepId: step.id, questionId: question.id }}
                  isCurrent={isCurrent}
                >
                  {nameOf(question.label, locale) ?? t('unasked')}
                </PartLink>
              </li>
            )
          })}
        </ol>
      ) : null}
    </li>
  )
}

function nameOf(words: { fr: string; en: string }, locale: 'fr' | 'en'): string | null {
  return words[locale] || words.fr || words.en || null
}
