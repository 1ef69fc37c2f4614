import { Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { EmptyState } from '~/ui/empty-state'
import { EventRow } from '~/ui/event-row'
import type { Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { MemberShell } from '~/ui/member-shell'
import { PageHead } from '~/ui/page-head'
import { SectionHead } from '~/ui/section-head'
import { WaitRows } from '~/ui/waitlist/wait-rows'
import { copy } from './copy'
import type { loadReservations } from './handlers.server'

type View = Loaded<typeof loadReservations>

export function ReservationsPage({ nav, name, flash, rows, waits }: View) {
  const t = useCopy(copy)
  const stands = ({ isPast, standing }: View['rows'][number]) =>
    !isPast && standing !== 'lapsed' && standing !== 'cancelled'
  const coming = rows.filter(stands)
  const over = rows.filter(row => !stands(row))
  return (
    <MemberShell nav={nav} homeHref={paths.home()} account={{ name, href: paths.account() }} flash={flash}>
      <PageHead title={t('title')} />
      {rows.length > 0 ? (
        <p className="mt-4 text-sm">
          <Link to={paths.accountCalendar()} className="link">
            {t('diary')}
          </Link>
        </p>
      ) : null}
      {rows.length + waits.length === 0 ? <EmptyState text={t('none')} /> : null}
      {coming.length > 0 ? (
        <section className="mt-10">
          <SectionHead title={t('coming')} />
          <Rows rows={coming} />
        </section>
      ) : null}
      {waits.length > 0 ? (
        <section className="mt-14">
          <SectionHead title={t('waits')} />
          <WaitRows waits={waits} />
        </section>
      ) : null}
      {over.length > 0 ? (
        <section className="mt-14">
          <SectionHead title={t('past')} />
          <Rows rows={over} />
        </section>
      ) : null}
    </MemberShell>
  )
}

function Rows({ rows }: { rows: View['rows'] }) {
  const t = useCopy(copy)
  return (
    <ul>
      {rows.map(row => (
        <EventRow
          key={row.id}
          to={row.isAsked ? paths.reservationFeedback(row.id) : paths.reservation(row.id)}
          title={row.title}
          days={row.days}
          brandName={row.brandName}
          accent={row.accent}
          slug={row.slug}
          artKind={row.art}
          state={tellStanding(row)}
          stateTone={toneOf(row)}
        />
      ))}
    </ul>
  )

  function tellStanding({ standing, seats, isAsked, isPast }: View['rows'][number]) {
    if (isAsked) return t('asked')
    if (isPast && standing === 'confirmed') return t('lived')
    if (standing === 'confirmed') return t('confirmed', { count: seats })
    return t(standing)
  }
}

function toneOf({ isAsked, isPast, standing }: View['rows'][number]): 'good' | 'soft' | 'warn' {
  if (isAsked || standing === 'held' || standing === 'offered') return 'warn'
  return standing === 'confirmed' && !isPast ? 'good' : 'soft'
}
