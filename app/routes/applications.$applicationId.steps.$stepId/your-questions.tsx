import { Form } from '@remix-run/react'
import { Caps } from '~/ui/caps'
import { useCopy } from '~/ui/locale'
import { SubmitButton } from '~/ui/submit-button'
import { TextArea } from '~/ui/text-area'
import { copy } from './copy'
import type { StepView } from './view'

/** The applicant asks, the club answers: what was asked stands above, each with its answer once there is one. */
export function YourQuestions({ messages }: { messages: StepView['messages'] }) {
  const t = useCopy(copy)
  return (
    <div className="grid gap-8">
      {messages.length > 0 ? (
        <section aria-label={t('asked')}>
          <ul className="exchange">
            {messages.map(({ id, words, answer }) => (
              <li key={id}>
                <p className="whitespace-pre-line">{words}</p>
                {answer ? (
                  <div className="mt-3">
                    <Caps>{t('answer')}</Caps>
                    <p className="voice mt-1 whitespace-pre-line">{answer}</p>
                  </div>
                ) : (
                  <p className="mt-1 text-sm text-soft">{t('noAnswerYet')}</p>
                )}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Form method="post" key={messages.length} className="grid justify-items-start gap-4">
        <input type="hidden" name="intent" value="ask" />
        <div className="w-full">
          <TextArea name="words" label={t('ask')} rows={3} maxLength={2000} />
        </div>
        <SubmitButton variant="outlined">{t('askButton')}</SubmitButton>
      </Form>
    </div>
  )
}
