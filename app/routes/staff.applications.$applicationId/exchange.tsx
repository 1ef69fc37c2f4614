import { Form } from '@remix-run/react'
import { useId } from 'react'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { SelectField } from '~/ui/select-field'
import { SubmitButton } from '~/ui/submit-button'
import { TextArea } from '~/ui/text-area'
import { copy } from './copy'
import type { DeskAnswer, DeskView } from './view'

type Message = DeskView['messages'][number]

/** What stands in the way of this form, told where it was pressed. */
export function Refused({ answer, intent, of }: { answer: DeskAnswer; intent: string; of?: string }) {
  if (answer?.intent !== intent || answer.refusal === '') return null
  if (of !== undefined && answer.values.messageId !== of) return null
  return (
    <Notice tone="warn" live>
      {answer.refusal}
    </Notice>
  )
}

/** What the applicant asked, each with the club's answer or the place to give it. */
export function Questions({ asks, messages, answer }: DeskView) {
  const questions = messages.filter(({ kind }) => kind === 'question')
  if (questions.length === 0) return null
  return (
    <section aria-labelledby="asks-title">
      <h2 id="asks-title">{asks}</h2>
      {questions.map(question => (
        <div key={question.id} className="desk-said">
          <p className="voice">«&#8239;{question.words}&#8239;»</p>
          {question.isSettled ? (
            messages
              .filter(({ answersId }) => answersId === question.id)
              .map(message => <Said key={message.id} message={message} />)
          ) : (
            <AnswerForm question={question} answer={answer} />
          )}
        </div>
      ))}
    </section>
  )
}

function AnswerForm({ question, answer }: { question: Message; answer: DeskAnswer }) {
  const t = useCopy(copy)
  const id = useId()
  const isHere = answer?.intent === 'answer' && answer.values.messageId === question.id
  return (
    <Disclosure summary={t('answer')} caps={false} open={isHere}>
      <Form method="post" preventScrollReset className="grid gap-3 pb-3">
        <Refused answer={answer} intent="answer" of={question.id} />
        <input type="hidden" name="intent" value="answer" />
        <input type="hidden" name="messageId" value={question.id} />
        <TextArea
          id={id}
          name="words"
          label={t('answerLabel')}
          maxLength={4000}
          required
          defaultValue={isHere ? answer.values.words : undefined}
        />
        <div>
          <SubmitButton variant="outlined" size="small">
            {t('answerSend')}
          </SubmitButton>
        </div>
      </Form>
    </Disclosure>
  )
}

function Said({ message }: { message: Message }) {
  const t = useCopy(copy)
  const who =
    message.kind === 'request'
      ? t('message_request', { name: message.name })
      : message.kind === 'answer'
        ? t('message_answer', { name: message.name })
        : t('message_reply')
  return (
    <div className="mt-2">
      <p className="desk-question">
        {who} · {message.at}
        {message.kind === 'request' && message.step ? ` · ${t('openedStep', { step: message.step })}` : ''}
        {message.kind === 'request' ? ` · ${t(message.isSettled ? 'settled' : 'waiting')}` : ''}
      </p>
      <p className="desk-answer">{message.words}</p>
    </div>
  )
}

/** What the club asked for and what came of it, and the place to ask. */
export function Asking({ messages, mayAsk, askableSteps, answer }: DeskView) {
  const t = useCopy(copy)
  const requests = messages.filter(({ kind }) => kind === 'request')
  if (requests.length === 0 && !mayAsk) return null
  const typed = answer?.intent === 'ask' ? answer.values : null
  return (
    <section aria-label={t('exchanges')}>
      {requests.length > 0 ? <h2>{t('exchanges')}</h2> : null}
      {requests.map(request => (
        <div key={request.id} className="desk-said">
          <Said message={request} />
          {messages
            .filter(({ answersId }) => answersId === request.id)
            .map(message => (
              <Said key={message.id} message={message} />
            ))}
        </div>
      ))}
      {mayAsk ? (
        <details key={requests.length} id="ask" className="disclosure" open={typed !== null}>
          <summary className="caps">{t('ask')}</summary>
          <Form method="post" preventScrollReset className="grid gap-4 pb-3">
            <Refused answer={answer} intent="ask" />
            <input type="hidden" name="intent" value="ask" />
            <TextArea
              id="ask-words"
              name="words"
              label={t('askLabel')}
              hint={t('askHint')}
              maxLength={4000}
              required
              defaultValue={typed?.words}
            />
            <SelectField
              name="stepId"
              label={t('askStep')}
              placeholder={t('askNoStep')}
              options={askableSteps}
              defaultValue={typed?.stepId ?? ''}
            />
            <div>
              <SubmitButton variant="outlined" size="small">
                {t('askSend')}
              </SubmitButton>
            </div>
          </Form>
        </details>
      ) : null}
    </section>
  )
}
