import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { EventNav } from '~/ui/event-nav'
import { Funnel } from '~/ui/funnel'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { SectionHead } from '~/ui/section-head'
import { useLive } from '~/ui/use-live'
import { AnswersPart } from './answers-part'
import { ChangeHistory } from './change-history'
import { copy } from './copy'
import { EventHead } from './event-head'
import { GuestTable } from './guest-table'
import { loadEvent, postEvent } from './handlers.server'
import { WaveTable } from './wave-table'

export const loader = loadEvent
export const action = postEvent

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Connivence` },
]

export default function StaffEvent() {
  const {
    answers,
    funnel,
    waves,
    guests,
    hasDeposit,
    takesAttendance,
    sections,
    history,
    guestsWaiting,
    ...head
  } = useLoaderData<typeof loader>()
  const t = useCopy(copy)
  useLive(paths.staffEventLive(head.id))
  return (
    <div className="grid gap-14">
      <EventNav sections={sections} />
      <EventHead {...head} />
      {funnel ? (
        <section aria-labelledby="funnel-title">
          <SectionHead id="funnel-title" title={t('funnel')} />
          <Funnel counts={funnel} withoutDeposit={!hasDeposit} />
        </section>
      ) : null}
      {guestsWaiting > 0 ? (
        <Notice>
          {t('answerThem', { count: guestsWaiting })}{' '}
          <Link className="link" to={paths.staffEventParties(head.id)}>
            {t('answerNow')}
          </Link>
        </Notice>
      ) : null}
      <GuestTable
        guests={guests}
        hasDeposit={hasDeposit}
        takesAttendance={takesAttendance}
        fileHref={paths.staffEventGuests(head.id)}
        newHref={head.isRun && head.state === 'published' ? paths.staffNewReservation(head.id) : null}
        hrefOf={head.isRun ? guest => paths.staffReservation(head.id, guest.id) : null}
      />
      {answers ? <AnswersPart id={head.id} isRun={head.isRun} answers={answers} /> : null}
      {head.isRun ? <WaveTable waves={waves} /> : null}
      <ChangeHistory history={history} />
    </div>
  )
}
