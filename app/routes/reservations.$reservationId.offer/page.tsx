import { Form } from '@remix-run/react'
import { Countdown } from '~/ui/countdown'
import { DefinitionRows } from '~/ui/definition-rows'
import { ToldRefusal } from '~/ui/event-page/told-refusal'
import { EventSheet } from '~/ui/event-sheet'
import type { Answered, Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { ReservedSlots } from '~/ui/reserved-slots'
import { Rule } from '~/ui/rule'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { answerOffer, loadOffer } from './handlers.server'

type OfferView = Loaded<typeof loadOffer> & { answer: Answered<typeof answerOffer> | null }

/** What is offered, until when on both clocks, and two answers of equal courtesy. */
export function OfferPage(view: OfferView) {
  const t = useCopy(copy)
  const { seats } = view
  const isOne = seats === 1
  return (
    <EventSheet event={view} clubName={view.clubName}>
      <h1 className="display-lg mt-3">{t('title', { count: seats })}</h1>
      <p className="voice mt-5">{t(isOne ? 'textOne' : 'text')}</p>
      <div className="mt-5">
        <Notice title={t(isOne ? 'untilOne' : 'until', { moment: view.untilText })}>
          {view.untilOwn ? <p className="text-soft">{t('own', { moment: view.untilOwn })}</p> : null}
          <p className="text-soft">
            <Countdown until={view.until} now={view.now} endedText={t('ended')} revalidate />
          </p>
        </Notice>
      </div>
      {view.answer ? (
        <div className="mt-5">
          <ToldRefusal {...view.answer.told} tone="warn" live />
        </div>
      ) : null}
      <Answers deposit={view.deposit} />
      <Rule />
      <DefinitionRows
        rows={[
          { term: t('when'), value: view.when, aside: view.hours },
          ...(view.slots.length > 0
            ? [{ term: t('slots'), value: <ReservedSlots slots={view.slots} /> }]
            : []),
          { term: t('where'), value: view.place, aside: view.compared },
          { term: t('seats'), value: String(seats) },
          ...(view.guests ? [{ term: t('withYou'), value: view.guests }] : []),
          ...(view.deposit ? [{ term: t('deposit'), value: t('whole', { amount: view.deposit }) }] : []),
        ]}
      />
    </EventSheet>
  )
}

function Answers({ deposit }: Pick<OfferView, 'deposit'>) {
  const t = useCopy(copy)
  return (
    <Form method="post" className="mt-6 grid gap-3">
      <SubmitButton full name="intent" value="accept">
        {t('accept')}
      </SubmitButton>
      {deposit ? <p className="aside-text text-center">{t('pay', { amount: deposit })}</p> : null}
      <SubmitButton full variant="outlined" name="intent" value="decline">
        {t('decline')}
      </SubmitButton>
      <p className="aside-text text-center">{t('declineText')}</p>
    </Form>
  )
}
