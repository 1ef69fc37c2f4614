import { Form, Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { Countdown } from '~/ui/countdown'
import { DefinitionRows } from '~/ui/definition-rows'
import { Disclosure } from '~/ui/disclosure'
import { AskedHere } from '~/ui/event-answers/asked-here'
import { EventCover } from '~/ui/event-page/event-cover'
import { EventHead } from '~/ui/event-page/event-head'
import { EventParticulars } from '~/ui/event-page/event-particulars'
import { EventPictures } from '~/ui/event-page/event-pictures'
import { EventTerms } from '~/ui/event-page/event-terms'
import { HeldNote } from '~/ui/event-page/held-note'
import { PartyFields } from '~/ui/event-page/party-fields'
import { SeatsTaken } from '~/ui/event-page/seats-taken'
import { StoryText } from '~/ui/event-page/story-text'
import { ToldRefusal } from '~/ui/event-page/told-refusal'
import { FlashNotice } from '~/ui/flash-notice'
import { LetterShell } from '~/ui/letter-shell'
import { useCopy } from '~/ui/locale'
import { Rule } from '~/ui/rule'
import { Signature } from '~/ui/signature'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { EventAnswer, EventView } from './view'

/** An event of the programme: what, where, when, what it asks, and the way to a seat. */
export function EventPage({ answer, ...view }: EventView & { answer: EventAnswer }) {
  const t = useCopy(copy)
  return (
    <LetterShell art={<EventCover {...view} />} clubName={view.clubName} brandName={view.brandName}>
      <FlashNotice flash={view.flash} />
      <EventHead {...view} over={t('over')} />
      <Rule />
      <Told {...view} />
      <EventParticulars {...view} />
      <EventTerms {...view} seatsHref={paths.eventSeats(view.slug)} />
      <Booking {...view} answer={answer} />
      <Gates gates={view.gates} />
      <p className="mt-6 text-sm">
        <Link className="link" to={paths.events()}>
          {t('programme')}
        </Link>
      </p>
    </LetterShell>
  )
}

/** The story, signed by the one who receives. */
function Told({ story, host, pictures }: EventView) {
  if (story === '' && host.name === '' && pictures.length === 0) return null
  return (
    <>
      {story ? <StoryText html={story} /> : null}
      {host.name ? (
        <div className="voice mt-6">
          <Signature name={host.name} title={host.title} />
        </div>
      ) : null}
      <EventPictures pictures={pictures} />
      <Rule />
    </>
  )
}

function Booking({ answer, ...view }: EventView & { answer: EventAnswer }) {
  const t = useCopy(copy)
  const { reservation, refusal, opening } = view
  if (reservation) {
    const { id, ...taken } = reservation
    return <SeatsTaken to={paths.reservation(id)} {...taken} />
  }
  if (refusal)
    return (
      <div className="mt-6">
        <ToldRefusal {...refusal} tone={answer ? 'warn' : undefined} live={answer !== null} />
        {opening ? (
          <p className="mt-4 text-center text-soft">
            <Countdown {...opening} endedText={t('opened')} revalidate />
          </p>
        ) : null}
      </div>
    )
  return (
    <div className="mt-6 grid gap-3">
      {answer ? <ToldRefusal {...answer.told} tone="warn" live /> : null}
      <Form method="post" className="grid gap-4">
        <PartyFields
          choice={view.choice}
          streamHref={paths.eventSeats(view.slug)}
          guestsAllowed={view.guestsAllowed}
          namedBy={view.namedBy}
          typed={answer}
        />
        <AskedHere asked={view.asked} answer={answer} />
        <SubmitButton full>{t('come')}</SubmitButton>
        {view.deposit ? <HeldNote /> : null}
      </Form>
    </div>
  )
}

/** Every gate, open or closed, in the words of its refusal. */
function Gates({ gates }: { gates: EventView['gates'] }) {
  const t = useCopy(copy)
  return (
    <Disclosure summary={t('gates')} className="mt-6">
      <DefinitionRows
        dense
        rows={gates.map(({ label, closed }) => ({
          term: label,
          value: closed ? closed.because : t('open'),
          aside: closed?.next || undefined,
        }))}
      />
    </Disclosure>
  )
}
