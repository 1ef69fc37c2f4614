import { Form } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { AskedHere } from '~/ui/event-answers/asked-here'
import { HeldNote } from '~/ui/event-page/held-note'
import { PartyFields } from '~/ui/event-page/party-fields'
import { ToldRefusal } from '~/ui/event-page/told-refusal'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { SubmitButton } from '~/ui/submit-button'
import { TextArea } from '~/ui/text-area'
import { copy } from './copy'
import type { InvitationAnswer, InvitationView } from './view'

/** Two answers of equal courtesy: one black button, one outlined. */
export function AnswerForms({ answer, ...view }: InvitationView & { answer: InvitationAnswer }) {
  const t = useCopy(copy)
  const name = view.letter?.senderName
  return (
    <div className="mt-6 grid gap-3">
      {answer ? (
        <ToldRefusal {...answer.told} tone="warn" live />
      ) : view.refusal ? (
        <ToldRefusal {...view.refusal} />
      ) : null}
      {view.state === 'declined' ? (
        <Notice>
          {t('declined')}
          {view.declineWords ? (
            <span className="mt-2 block">{t('declinedWords', { words: view.declineWords })}</span>
          ) : null}
        </Notice>
      ) : null}
      <Form method="post" className="grid gap-4">
        <PartyFields
          choice={view.choice}
          streamHref={paths.invitationSeats(view.id)}
          waitHref={paths.invitationWaitlist(view.id)}
          guestsAllowed={view.guestsAllowed}
          namedBy={view.namedBy}
          isReviewed={view.isReviewed}
          typed={answer}
        />
        <AskedHere asked={view.asked} answer={answer} />
        <SubmitButton full name="intent" value="accept">
          {t('accept')}
        </SubmitButton>
        {view.deposit ? <HeldNote /> : null}
      </Form>
      {view.state === 'declined' ? null : (
        <details className="answer-no" open={answer !== null && answer.words !== ''}>
          <summary className="btn btn-outlined btn-full">
            <span>{t('decline')}</span>
          </summary>
          <Form method="post" className="mt-4 grid gap-4">
            <TextArea
              name="words"
              label={name ? t('declineWords', { name }) : t('declineWordsPlain')}
              rows={3}
              maxLength={500}
              defaultValue={answer?.words}
              optional
            />
            <SubmitButton full variant="outlined" name="intent" value="decline">
              {t('declineSend')}
            </SubmitButton>
          </Form>
        </details>
      )}
    </div>
  )
}
