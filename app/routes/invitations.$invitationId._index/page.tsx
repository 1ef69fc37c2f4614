import { useEffect } from 'react'
import { paths } from '~/shared/paths'
import { ButtonLink } from '~/ui/button-link'
import { Caps } from '~/ui/caps'
import { Disclosure } from '~/ui/disclosure'
import { EventArt } from '~/ui/event-art'
import { FlashNotice } from '~/ui/flash-notice'
import { LetterShell } from '~/ui/letter-shell'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { Rule } from '~/ui/rule'
import { Signature } from '~/ui/signature'
import { AnswerForms } from './answer-forms'
import { copy } from './copy'
import { EventRows } from './event-rows'
import type { InvitationAnswer, InvitationView } from './view'
import { WhyMe } from './why-me'

/** The letter, opened: who writes, what, where and when, why this person, and until when. */
export function InvitationPage({ answer, ...view }: InvitationView & { answer: InvitationAnswer }) {
  const t = useCopy(copy)
  const { title, letter } = view
  useTellOpened(view.id, view.isOpened)
  return (
    <LetterShell
      art={<EventArt slug={view.slug} kind={view.art} accent={view.accent} aspect="phone" />}
      clubName={view.clubName}
      brandName={view.brandName}
    >
      <FlashNotice flash={view.flash} />
      <Caps accent>{t('over')}</Caps>
      <h1 className="display-xl mt-3.5">
        <SetTitle title={title} />
      </h1>
      <p className="tabular mt-5 text-[17px] leading-normal">
        {view.when}
        <span className="block text-soft">{t('zone', { place: view.place, compared: view.compared })}</span>
        <span className="block text-soft">{view.hours}</span>
      </p>
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
      {view.story ? (
        <Disclosure summary={t('story')} className="mt-6">
          <p className="text-soft">{view.story}</p>
        </Disclosure>
      ) : null}
      <Rule />
      <EventRows {...view} />
      <Standing {...view} answer={answer} />
      <Rule />
      <WhyMe why={view.why} />
    </LetterShell>
  )
}

function Standing(view: InvitationView & { answer: InvitationAnswer }) {
  const t = useCopy(copy)
  const { reservation, window } = view
  if (reservation) {
    const isConfirmed = reservation.state === 'confirmed'
    return (
      <div className="mt-6 grid gap-4">
        <Notice tone="good" title={t(isConfirmed ? 'confirmed' : 'held', { count: reservation.seats })} />
        <ButtonLink to={paths.reservation(reservation.id)} full>
          {t(isConfirmed ? 'seeReservation' : 'goPay')}
        </ButtonLink>
      </div>
    )
  }
  if (view.state === 'withdrawn') return <Notice>{t('withdrawn')}</Notice>
  if (!window.open) return <Notice>{tellClosed()}</Notice>
  return <AnswerForms {...view} />

  function tellClosed() {
    if (!window.open && window.reason === 'cancelled') return t('eventCancelled')
    const name = view.letter?.senderName || view.hostName
    return name ? t('closed', { name }) : t('closedPlain')
  }
}

/** The last words of a title stand in italic on their own line, as a house sets its cards. */
function SetTitle({ title }: { title: string }) {
  const words = title.split(' ')
  if (words.length < 2) return title
  const first = words.slice(0, Math.ceil(words.length / 2) - (words.length === 3 ? 1 : 0)).join(' ')
  return (
    <>
      {first} <br />
      <em>{title.slice(first.length + 1)}</em>
    </>
  )
}

/** Says, once, that a person has the page before them. */
function useTellOpened(id: string, isOpened: boolean) {
  useEffect(() => {
    if (isOpened || document.visibilityState !== 'visible') return
    void fetch(paths.invitationOpened(id), { method: 'POST' })
  }, [id, isOpened])
}
