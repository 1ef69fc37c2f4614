import { Form } from '@remix-run/react'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { StepProblems } from './save-step.server'
import type { StepView } from './view'

type ActionsView = Pick<StepView, 'isDraft' | 'isOpen' | 'hasPrevious'>

/** The buttons that every step has, in a form of their own: on, later, back. */
export function StepActions({ view, wrong }: { view: ActionsView; wrong: StepProblems | null }) {
  if (!view.isOpen) return null
  return (
    <Form method="post" className="step-actions-form">
      {wrong?.notice ? (
        <Notice tone="warn" live>
          {wrong.notice}
        </Notice>
      ) : null}
      <ActionRow view={view} />
    </Form>
  )
}

type ActionRowProps = {
  view: Pick<ActionsView, 'isDraft' | 'hasPrevious'>
  isTimed?: boolean
  /** The form that the buttons belong to, when they stand outside it. */
  formId?: string
}

export function ActionRow({ view, isTimed = false, formId }: ActionRowProps) {
  const t = useCopy(copy)
  const onward = view.isDraft ? t(isTimed ? 'finish' : 'continue') : t('saveReopened')
  return (
    <div className="step-actions">
      <SubmitButton form={formId} name="intent" value="continue">
        {onward}
      </SubmitButton>
      <span className="step-actions-quiet">
        <SubmitButton form={formId} name="intent" value="later" variant="quiet">
          {t('later')}
        </SubmitButton>
        {view.hasPrevious && !isTimed ? (
          <SubmitButton form={formId} name="intent" value="back" variant="quiet">
            {t('back')}
          </SubmitButton>
        ) : null}
      </span>
    </div>
  )
}
