import { Form, Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { ButtonLink } from '~/ui/button-link'
import { EmptyState } from '~/ui/empty-state'
import { EventNav } from '~/ui/event-nav'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { PageHead } from '~/ui/page-head'
import { SubmitButton } from '~/ui/submit-button'
import { useLive } from '~/ui/use-live'
import { copy } from './copy'
import { HourList } from './hour-list'
import { Timeline } from './timeline'
import type { BoardView } from './view'

/** Who drives what with whom: the day across on a wide screen, hour by hour on any. */
export function BoardPage(view: BoardView) {
  const t = useCopy(copy)
  const { id, title, place, sections, days, drives, lines } = view
  useLive(paths.staffEventLive(id))
  return (
    <div className="grid grid-cols-1 gap-10">
      <EventNav sections={sections} />
      <div className="flex flex-wrap items-end justify-between gap-6">
        <PageHead over={title} title={t('title')} text={t('text', { place })} />
        <ButtonLink to={paths.staffEventFleet(id)} variant="outlined">
          {t('fleet')}
        </ButtonLink>
      </div>
      {days.length > 1 ? <Days view={view} /> : null}
      {drives.length === 0 ? <EmptyState text={t('none')} /> : null}
      {view.without > 0 ? <WithoutCrew count={view.without} /> : null}
      {lines ? <Timeline lines={lines} view={view} /> : null}
      {drives.length > 0 ? <HourList view={view} /> : null}
    </div>
  )
}

function Days({ view: { id, day, days } }: { view: BoardView }) {
  const t = useCopy(copy)
  return (
    <nav className="flex flex-wrap gap-x-7" aria-label={t('days')}>
      {days.map(one => (
        <Link
          key={one.day}
          to={paths.staffEventBoard(id, one.day)}
          aria-current={one.day === day ? 'page' : undefined}
          className="inline-flex min-h-11 items-center border-b-2 border-transparent no-underline aria-[current=page]:border-accent"
        >
          {one.name}
        </Link>
      ))}
    </nav>
  )
}

function WithoutCrew({ count }: { count: number }) {
  const t = useCopy(copy)
  return (
    <Notice tone="warn" title={t('without', { count })}>
      <Form method="post" className="mt-3">
        <SubmitButton name="intent" value="crew" size="small">
          {t('crew')}
        </SubmitButton>
      </Form>
    </Notice>
  )
}
