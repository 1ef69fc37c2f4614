import { Form } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { ButtonLink } from '~/ui/button-link'
import { Countdown } from '~/ui/countdown'
import { useCopy } from '~/ui/locale'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { ReservationPageView } from './view'

/** The one thing to know or to do now. */
export function NextStep(view: ReservationPageView & { isSettling: boolean }) {
  const t = useCopy(copy)
  if (view.isSettling) return <Settling />
  switch (view.standing) {
    case 'confirmed':
      return <Expected {...view} />
    case 'held':
      return <Pay {...view} />
    case 'lapsed':
      return (
        <Over {...view}>{view.refund ? t('tooLate', { amount: view.refund.amount }) : t('lapsedText')}</Over>
      )
    case 'cancelled':
      return <Over {...view}>{tellCancelled()}</Over>
  }

  function tellCancelled() {
    if (view.endedBecause === 'replaced') return t('replaced')
    const { refund } = view
    if (!refund) return view.endedBecause === 'event_cancelled' ? t('calledOff') : null
    if (refund.because === 'too_late') return t('tooLate', { amount: refund.amount })
    const key = { on_its_way: 'returnedOnWay', returned: 'returned', failed: 'returnFailed' } as const
    return t(key[refund.standing], { amount: refund.amount })
  }
}

/** What the event still asks of them is the one thing to do; else there is nothing to do but come. */
function Expected({ id, asked }: ReservationPageView) {
  const t = useCopy(copy)
  const isOpen = asked?.mayAnswer && asked.answers + asked.signatures > 0
  if (!isOpen) return <p className="measure mt-4 text-soft">{t('welcome')}</p>
  const { answers, signatures } = asked
  const key = answers > 0 ? (signatures > 0 ? 'askedBoth' : 'askedAnswers') : 'askedSignatures'
  return (
    <div className="mt-4 grid gap-5">
      <p className="measure text-soft">{t(key, { count: answers > 0 ? answers : signatures })}</p>
      <ButtonLink to={paths.reservationAnswers(id)} full>
        {t('beforeYouCome')}
      </ButtonLink>
    </div>
  )
}

function Pay({ expiresAt, now, amount }: ReservationPageView) {
  const t = useCopy(copy)
  return (
    <Form method="post" className="mt-4 grid gap-5">
      <p className="text-lg">
        {expiresAt ? <Countdown until={expiresAt} now={now} endedText={t('ended')} revalidate /> : null}
      </p>
      {amount ? <p className="measure text-soft">{t('payText', { amount })}</p> : null}
      <SubmitButton full>{t('pay')}</SubmitButton>
    </Form>
  )
}

/** Without a script the page asks for itself again every few seconds. */
function Settling() {
  const t = useCopy(copy)
  return (
    <Form method="post" className="mt-4 grid gap-5">
      <noscript>
        <meta httpEquiv="refresh" content="4" />
      </noscript>
      <p className="measure text-soft" role="status">
        {t('settlingText')}
      </p>
      <SubmitButton full variant="outlined">
        {t('check')}
      </SubmitButton>
    </Form>
  )
}

function Over({ currentId, invitationId, children }: ReservationPageView & { children: React.ReactNode }) {
  const t = useCopy(copy)
  const next = currentId ? paths.reservation(currentId) : invitationId ? paths.invitation(invitationId) : null
  return (
    <div className="mt-4 grid gap-5">
      {children ? <p className="measure text-soft">{children}</p> : null}
      {next ? (
        <ButtonLink to={next} full variant="outlined">
          {t(currentId ? 'current' : 'tryAgain')}
        </ButtonLink>
      ) : null}
    </div>
  )
}
