import { Form } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { ButtonLink } from '~/ui/button-link'
import { GuestFields } from '~/ui/event-page/guest-fields'
import { PartyFields } from '~/ui/event-page/party-fields'
import { ToldRefusal } from '~/ui/event-page/told-refusal'
import { EventSheet } from '~/ui/event-sheet'
import { useCopy } from '~/ui/locale'
import { SelectField } from '~/ui/select-field'
import { SubmitButton } from '~/ui/submit-button'
import { ConfirmPart } from './confirm-part'
import { copy } from './copy'
import type { ChangeView } from './view'

/** First what is wished, then what it does, then the decision. */
export function ChangePage(view: ChangeView) {
  const t = useCopy(copy)
  const { answer } = view
  return (
    <EventSheet event={view} clubName={view.clubName}>
      <h1 className="display-lg mt-3">{t(answer?.preview ? 'confirmTitle' : 'title')}</h1>
      {answer?.told ? (
        <div className="mt-5">
          <ToldRefusal {...answer.told} tone="warn" live />
        </div>
      ) : null}
      {answer?.preview ? (
        <ConfirmPart id={view.id} typed={answer.typed} preview={answer.preview} />
      ) : (
        <Wishes {...view} />
      )}
    </EventSheet>
  )
}

function Wishes({ answer, refusal, mayName, has, ...view }: ChangeView) {
  const t = useCopy(copy)
  const typed = answer?.typed ?? has
  const isNamesOnly = refusal !== null && mayName && view.hasUnnamed
  if (refusal && !isNamesOnly)
    return (
      <div className="mt-5 grid gap-5">
        <ToldRefusal {...refusal} />
        <Back id={view.id} />
      </div>
    )
  return (
    <>
      <p className="measure mt-4 text-soft">
        {isNamesOnly ? t('namesOnly', { moment: view.namedBy ?? '' }) : t('text')}
      </p>
      {view.held ? (
        <p className="measure mt-4 text-soft">
          {t('heldAlready', { count: view.held.seats, time: view.held.until })}
        </p>
      ) : null}
      <Form method="post" className="mt-6 grid gap-4">
        {isNamesOnly ? (
          <>
            <input type="hidden" name="company" value={has.company} />
            {has.slotIds.map(slotId => (
              <input key={slotId} type="hidden" name="slot" value={slotId} />
            ))}
            <GuestFields allowed={has.company} names={typed.guests} isReviewed={view.isReviewed} />
          </>
        ) : (
          <PartyFields
            choice={view.choice}
            streamHref={view.seatsHref}
            guestsAllowed={view.guestsAllowed}
            namedBy={view.namedBy}
            isReviewed={view.isReviewed}
            typed={typed}
          />
        )}
        {!isNamesOnly && view.namedBy === null && view.hasUnnamed ? (
          <SelectField
            name="company"
            label={t('company')}
            defaultValue={String(typed.company)}
            options={Array.from({ length: has.company + 1 }, (_, count) => ({
              value: String(count),
              label: count === 0 ? t('nobody') : String(count),
            }))}
          />
        ) : null}
        <div className="mt-3 grid gap-3">
          <SubmitButton full name="intent" value="preview">
            {t('see')}
          </SubmitButton>
          <Back id={view.id} />
        </div>
      </Form>
    </>
  )
}

function Back({ id }: { id: string }) {
  const t = useCopy(copy)
  return (
    <ButtonLink to={paths.reservation(id)} full variant="outlined">
      {t('back')}
    </ButtonLink>
  )
}
