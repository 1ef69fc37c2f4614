import { Form, Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { Countdown } from '../countdown'
import { DefinitionRows } from '../definition-rows'
import { Disclosure } from '../disclosure'
import { AskedHere } from '../event-answers/asked-here'
import { FlashNotice } from '../flash-notice'
import { LetterShell } from '../letter-shell'
import { useCopy } from '../locale'
import { Rule } from '../rule'
import { Signature } from '../signature'
import { SubmitButton } from '../submit-button'
import { EventCover } from './event-cover'
import { EventHead } from './event-head'
import { EventParticulars } from './event-particulars'
import { EventPictures } from './event-pictures'
import { EventTerms } from './event-terms'
import type { EventAnswer, EventView } from './event-view'
import { HeldNote } from './held-note'
import { copy } from './page-copy'
import { PartyFields } from './party-fields'
import { SeatsTaken } from './seats-taken'
import { StoryText } from './story-text'
import { ToldRefusal } from './told-refusal'

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
      <EventTerms {...view} seatsHref={seatsHrefOf(view)} />
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
      <Form method="post">
        <fieldset className="grid gap-4" disabled={view.isPreview}>
          <PartyFields
            choice={view.choice}
            streamHref={seatsHrefOf(view)}
            waitHref={view.isPreview ? undefined : paths.eventWaitlist(view.slug)}
            guestsAllowed={view.guestsAllowed}
            namedBy={view.namedBy}
            isReviewed={view.isReviewed}
            typed={answer}
          />
          <AskedHere asked={view.asked} answer={answer} />
          <SubmitButton full>{t('come')}</SubmitButton>
          {view.deposit ? <HeldNote /> : null}
        </fieldset>
      </Form>
    </div>
  )
}

/** Where the free seats are heard as they change; a preview stands still. */
function seatsHrefOf({ slug, isPreview }: EventView): string | undefined {
  return isPreview ? undefined : paths.eventSeats(slug)
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
