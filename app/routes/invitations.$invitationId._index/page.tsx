import { useEffect } from 'react'
import { paths } from '~/shared/paths'
import { EventCover } from '~/ui/event-page/event-cover'
import { EventHead } from '~/ui/event-page/event-head'
import { EventParticulars } from '~/ui/event-page/event-particulars'
import { EventPictures } from '~/ui/event-page/event-pictures'
import { EventStory } from '~/ui/event-page/event-story'
import { EventTerms } from '~/ui/event-page/event-terms'
import { SeatsTaken } from '~/ui/event-page/seats-taken'
import { ToldRefusal } from '~/ui/event-page/told-refusal'
import { FlashNotice } from '~/ui/flash-notice'
import { LetterShell } from '~/ui/letter-shell'
import { useCopy } from '~/ui/locale'
import { Rule } from '~/ui/rule'
import { Signature } from '~/ui/signature'
import { AnswerForms } from './answer-forms'
import { copy } from './copy'
import type { InvitationAnswer, InvitationView } from './view'
import { WhyMe } from './why-me'

/** The letter, opened: who writes, what, where and when, why this person, and until when. */
export function InvitationPage({ answer, ...view }: InvitationView & { answer: InvitationAnswer }) {
  const t = useCopy(copy)
  const { letter } = view
  useTellOpened(view.id, view.isOpened)
  return (
    <LetterShell art={<EventCover {...view} />} clubName={view.clubName} brandName={view.brandName}>
      <FlashNotice flash={view.flash} />
      <EventHead {...view} over={t('over')} />
      <Rule />
      {letter ? (
        <div lang={letter.locale} className="voice">
          <p>{letter.greeting}</p>
          {letter.paragraphs.map(paragraph => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <Signature name={letter.senderName} title={letter.senderTitle} />
        </div>
      ) : null}
      <EventStory story={view.story} />
      <EventPictures pictures={view.pictures} />
      <Rule />
      <EventParticulars {...view} />
      <EventTerms {...view} seatsHref={paths.invitationSeats(view.id)} />
      <Standing {...view} answer={answer} />
      <Rule />
      <WhyMe why={view.why} />
    </LetterShell>
  )
}

function Standing(view: InvitationView & { answer: InvitationAnswer }) {
  const { reservation, refusal } = view
  if (reservation) {
    const { id, state, seats } = reservation
    return (
      <SeatsTaken
        to={paths.reservation(id)}
        isConfirmed={state === 'confirmed'}
        isOffered={state === 'offered'}
        seats={seats}
      />
    )
  }
  // While every seat is taken one may still decline, or wait for a seat that comes free.
  if (refusal && refusal.reason !== 'sold_out' && refusal.reason !== 'line_waits')
    return <ToldRefusal {...refusal} />
  return <AnswerForms {...view} />
}

/** Says, once, that a person has the page before them. */
function useTellOpened(id: string, isOpened: boolean) {
  useEffect(() => {
    if (isOpened || document.visibilityState !== 'visible') return
    void fetch(paths.invitationOpened(id), { method: 'POST' })
  }, [id, isOpened])
}
