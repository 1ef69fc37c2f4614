import { Form } from '@remix-run/react'
import type { ArtKind } from '../event-art'
import { EventRow } from '../event-row'
import { useCopy } from '../locale'
import { copy } from './copy'

type Wait = {
  id: string
  href: string
  leaveHref: string | null
  title: string
  days: string[]
  slug: string
  art: ArtKind
  brandName: string
  accent: string
  band: 'likely' | 'possible' | 'long'
  until: string | null
}

/** The lines that one stands in: how each looks, and the way out. Seats that are offered come first in words. */
export function WaitRows({ waits }: { waits: readonly Wait[] }) {
  const t = useCopy(copy)
  return (
    <ul>
      {waits.map(({ id, href, leaveHref, art, band, until, ...event }) => (
        <EventRow
          key={id}
          {...event}
          to={href}
          artKind={art}
          state={until ? t('offeredUntil', { moment: until }) : t(band)}
          stateTone={until ? 'warn' : 'soft'}
          action={leaveHref ? <Leave to={leaveHref} title={event.title} /> : null}
        />
      ))}
    </ul>
  )
}

function Leave({ to, title }: { to: string; title: string }) {
  const t = useCopy(copy)
  return (
    <Form method="post" action={to}>
      <button type="submit" name="intent" value="leave" className="link text-sm">
        {t('leave')}
        <span className="sr-only"> · {title}</span>
      </button>
    </Form>
  )
}
