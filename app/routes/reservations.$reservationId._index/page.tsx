import { Link, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { paths } from '~/shared/paths'
import { DefinitionRows } from '~/ui/definition-rows'
import { EventSheet } from '~/ui/event-sheet'
import { useCopy } from '~/ui/locale'
import { ReservedSlots } from '~/ui/reserved-slots'
import { Rule } from '~/ui/rule'
import { ChangesPart } from './changes-part'
import { CompanyPart } from './company-part'
import { copy } from './copy'
import { DirectionsPart } from './directions-part'
import { FurtherPart } from './further-part'
import { NextStep } from './next-step'
import { PassPart } from './pass-part'
import type { ReservationPageView } from './view'

/** Where a reservation stands, what comes next, and the way out. */
export function ReservationPage(view: ReservationPageView) {
  const t = useCopy(copy)
  const { event, standing, seats } = view
  // The money may be seen a moment before the seats that it confirms: what is held is followed until it is not any more.
  const isSettling = view.isBack && (standing === 'held' || (standing === 'lapsed' && !view.isPaid))
  const isFurtherSettling = view.isBack && standing === 'confirmed' && view.further !== null
  useFollowPayment(isSettling || isFurtherSettling)
  return (
    <EventSheet event={event} clubName={view.clubName} flash={view.flash}>
      <h1 className="display-lg mt-3">{isSettling ? t('settling') : tellStanding()}</h1>
      <NextStep {...view} isSettling={isSettling} />
      {view.further ? (
        <FurtherPart further={view.further} now={view.now} isSettling={isFurtherSettling} />
      ) : null}
      {standing === 'confirmed' || standing === 'held' ? <ChangesPart {...view} /> : null}
      {view.pass ? <PassPart id={view.id} pass={view.pass} /> : null}
      <Rule />
      <DefinitionRows
        rows={[
          { term: t('when'), value: event.when, aside: event.hours },
          { term: t('where'), value: event.place, aside: event.compared },
          ...(view.slots.length > 0
            ? [
                {
                  term: t('slots', { count: view.slots.length }),
                  value: <ReservedSlots slots={view.slots} />,
                },
              ]
            : []),
          { term: t('seats'), value: String(seats) },
          ...(view.guests && !view.company ? [{ term: t('withYou'), value: view.guests }] : []),
          ...(view.amount
            ? [
                {
                  term: t('deposit'),
                  value: t(view.isPaid ? 'paid' : 'due', { amount: view.amount }),
                  aside: view.sharesReturned
                    ? t('sharesReturned', { amount: view.sharesReturned })
                    : undefined,
                },
              ]
            : []),
        ]}
      />
      {view.company ? <CompanyPart id={view.id} company={view.company} /> : null}
      {view.pass ? <DirectionsPart directions={view.pass.directions} /> : null}
      <nav className="mt-6 flex flex-wrap gap-x-6 gap-y-2 text-sm">
        {standing === 'confirmed' ? (
          <a className="link" href={paths.reservationCalendar(view.id)}>
            {t('calendar')}
          </a>
        ) : null}
        {view.asked ? (
          <Link className="link" to={paths.reservationAnswers(view.id)}>
            {t('beforeYouCome')}
          </Link>
        ) : null}
        {view.invitationId ? (
          <Link className="link" to={paths.invitation(view.invitationId)}>
            {t('letter')}
          </Link>
        ) : null}
        {view.hasEventPage ? (
          <Link className="link" to={paths.event(event.slug)}>
            {t('event')}
          </Link>
        ) : null}
        {view.canChange ? (
          <Link className="link" to={paths.reservationChange(view.id)}>
            {t('change')}
          </Link>
        ) : null}
        {view.canCancel ? (
          <Link className="link" to={paths.reservationCancel(view.id)}>
            {t(standing === 'confirmed' ? 'cancel' : 'release')}
          </Link>
        ) : null}
        {view.isSignedIn ? (
          <Link className="link" to={paths.reservations()}>
            {t('all')}
          </Link>
        ) : null}
      </nav>
    </EventSheet>
  )

  function tellStanding() {
    switch (standing) {
      case 'confirmed':
        return t('confirmed', { count: seats })
      case 'held':
        return t('held', { count: seats })
      case 'lapsed':
        return t('lapsed')
      case 'cancelled':
        return t('cancelled', { count: seats })
    }
  }
}

/** Back from the payment page, the reservation is asked for again until it says that it is paid; two minutes at most. */
function useFollowPayment(isSettling: boolean) {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!isSettling) return
    let asked = 0
    const timer = setInterval(() => {
      asked += 1
      if (asked > 80) clearInterval(timer)
      else revalidate()
    }, 1500)
    return () => clearInterval(timer)
  }, [isSettling, revalidate])
}
