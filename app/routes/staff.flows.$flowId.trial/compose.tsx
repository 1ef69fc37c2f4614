import { Form } from '@remix-run/react'
import { type FileQuestion, type Question, waysIn } from '~/domain/qualification/types'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { QuestionField } from '~/ui/questions/question-field'
import { RadioGroup } from '~/ui/radio-group'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'

type ComposeProps = {
  questions: Question[]
  /** What was answered last time: it stays, so that one answer can be changed at a time. */
  typed: Record<string, string[]> | undefined
  unread: readonly string[]
}

/** A made-up application: every question of the flow, none of them required. */
export function Compose({ questions, typed, unread }: ComposeProps) {
  const t = useCopy(copy)
  const written = typed && 'walk' in typed ? undefined : typed
  return (
    <Disclosure summary={t('compose')} open={written !== undefined}>
      <p className="measure text-soft">{t('composeText')}</p>
      {unread.length > 0 ? (
        <div className="mt-4">
          <Notice tone="warn" live>
            {t('unread')}
          </Notice>
        </div>
      ) : null}
      <Form method="post" noValidate className="questions mt-6 max-w-2xl">
        <RadioGroup
          name="way"
          legend={t('cameBy')}
          defaultValue={written?.way?.[0] ?? 'plain'}
          options={(['plain', ...waysIn] as const).map(way => ({ value: way, label: t(way) }))}
        />
        {questions.filter(isWritten).map(question => (
          <QuestionField key={question.id} question={{ ...question, isRequired: false }} typed={written} />
        ))}
        <div>
          <SubmitButton name="intent" value="compose">
            {t('tryIt')}
          </SubmitButton>
        </div>
      </Form>
    </Disclosure>
  )
}

function isWritten(question: Question): question is Exclude<Question, FileQuestion> {
  return question.kind !== 'file'
}
