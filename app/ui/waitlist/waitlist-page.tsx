import { Form, Link } from '@remix-run/react'
import { ButtonLink } from '../button-link'
import { Countdown } from '../countdown'
import { DefinitionRows } from '../definition-rows'
import { Disclosure } from '../disclosure'
import { ToldRefusal } from '../event-page/told-refusal'
import { EventSheet } from '../event-sheet'
import { useCopy } from '../locale'
import { Notice } from '../notice'
import { Rule } from '../rule'
import { SubmitButton } from '../submit-button'
import { copy } from './copy'
import { PartyForm } from './party-form'
import type { WaitlistAnswer, WaitlistPageView } from './view'

type Props = WaitlistPageView & { answer: WaitlistAnswer }

/** One's place in a line: how it looks, with whom one waits, and the way out. Never a number. */
export function WaitlistPage(view: Props) {
  const t = useCopy(copy)
  return (
    <EventSheet event={view} clubName={view.clubName} flash={view.flash} over={t('over')}>
      <h1 className="display-lg mt-3">{titleOf()}</h1>
      {view.answer ? (
        <div className="mt-5">
          <ToldRefusal {...view.answer.told} tone="warn" live />
        </div>
      ) : null}
      <Body {...view} />
      <Rule />
      <DefinitionRows rows={rows()} />
      <p className="mt-6 text-sm">
        <Link className="link" to={view.eventHref}>
          {t('back')}
        </Link>
      </p>
    </EventSheet>
  )

  function titleOf() {
    switch (view.standing) {
      case 'waiting':
        return t('titleWaiting')
      case 'offered':
        return t('titleOffered', { count: view.offer?.seats ?? view.party.seats })
      case 'ended':
        return t('titleEnded')
      case 'none':
        return t('titleJoin')
    }
  }

  function rows() {
    const when = { term: t('eventWhen'), value: view.when, aside: view.hours }
    const where = { term: t('eventWhere'), value: view.place, aside: view.compared }
    if (view.deposit === null) return [when, where]
    return [when, where, { term: t('deposit'), value: t('depositText', { amount: view.deposit }) }]
  }
}

function Body(view: Props) {
  const t = useCopy(copy)
  switch (view.standing) {
    case 'offered':
      return <Offered {...view} />
    case 'waiting':
      return <Waiting {...view} />
    case 'ended':
    case 'none':
      return (
        <>
          {view.ended ? <p className="voice mt-5">{view.ended}</p> : null}
          <Joining {...view} />
          {view.ended && !view.refusal && !view.isSeatedNow ? (
            <p className="aside-text mt-3 text-center">{t('again')}</p>
          ) : null}
        </>
      )
  }
}

function Joining(view: Props) {
  const t = useCopy(copy)
  if (view.refusal)
    return (
      <div className="mt-5">
        <ToldRefusal {...view.refusal} />
      </div>
    )
  const isSomeFull = view.slots.some(({ isFull }) => isFull)
  if (view.isSeatedNow && !isSomeFull) return <SeatsFree {...view} />
  return (
    <>
      {view.isSeatedNow ? <SeatsFree {...view} isElsewhere /> : null}
      {view.ended || view.isSeatedNow ? null : <p className="voice mt-5">{t('joinText')}</p>}
      {view.isSeatedNow ? <p className="voice mt-8">{t('joinElsewhere')}</p> : <Chance {...view} />}
      <PartyForm {...view} submit={t('join')} />
    </>
  )
}

/** Nothing to wait for; where only some slots have room, the others may still be waited for. */
function SeatsFree({ eventHref, isElsewhere }: Props & { isElsewhere?: boolean }) {
  const t = useCopy(copy)
  return (
    <div className="mt-5 grid gap-4">
      <Notice tone="good">{t(isElsewhere ? 'seatsFreeElsewhere' : 'seatsFree')}</Notice>
      <ButtonLink to={eventHref} full variant={isElsewhere ? 'outlined' : undefined}>
        {t('reserve')}
      </ButtonLink>
    </div>
  )
}

function Waiting(view: Props) {
  const t = useCopy(copy)
  const { seats, names, slotIds, wants } = view.party
  const slots = view.slots.filter(({ id }) => slotIds.includes(id)).map(({ label }) => label)
  return (
    <>
      {view.refusal ? (
        <div className="mt-5">
          <Notice title={t('passedOver')}>
            {view.refusal.because} {view.refusal.next}
          </Notice>
        </div>
      ) : (
        <Chance {...view} />
      )}
      <div className="mt-6">
        <DefinitionRows
          rows={[
            { term: t('party'), value: t('seats', { count: seats }), aside: names.join(', ') || undefined },
            ...(slots.length > 0
              ? [
                  {
                    term: t('slots'),
                    value: slots.join(' · '),
                    aside: slots.length > 1 ? t(wants) : undefined,
                  },
                ]
              : []),
          ]}
        />
      </div>
      <Disclosure summary={t('change')} className="mt-6" open={view.answer !== null}>
        <p className="aside-text">{t('changeText')}</p>
        <PartyForm {...view} submit={t('save')} quiet />
      </Disclosure>
      <Form method="post" className="mt-6">
        <SubmitButton full variant="outlined" name="intent" value="leave">
          {t('leave')}
        </SubmitButton>
      </Form>
    </>
  )
}

function Offered({ offer }: Props) {
  const t = useCopy(copy)
  if (!offer) return null
  return (
    <div className="mt-5 grid gap-4">
      <Notice tone="good" title={t('offered', { moment: offer.untilText })}>
        <Countdown until={offer.until} now={offer.now} endedText="" revalidate />
      </Notice>
      <ButtonLink to={offer.href} full>
        {t('seeOffer')}
      </ButtonLink>
    </div>
  )
}

/** The band, what it means, and what it rests on. */
function Chance({ chance }: Pick<Props, 'chance'>) {
  const t = useCopy(copy)
  const told = { likely: 'likelyText', possible: 'possibleText', long: 'longText' } as const
  return (
    <section className="mt-6 border-y border-rule py-5" aria-labelledby="chance">
      <h2 id="chance" className="display-md">
        {t(chance.band)}
      </h2>
      <p className="mt-1 text-soft">{t(told[chance.band])}</p>
      <p className="caps mt-4">{t('why')}</p>
      <ul className="mt-2 list-disc pl-5 text-soft">
        {chance.reasons.map(reason => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <p className="aside-text mt-3">{chance.order}</p>
    </section>
  )
}
