import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { AccentScope } from './accent-style'
import { Caps } from './caps'
import { DateFigure } from './date-figure'
import { type ArtKind, EventArt } from './event-art'

type EventRowProps = {
  to: string
  title: string
  days: readonly string[]
  brandName: string
  accent?: string | null
  slug: string
  artKind?: ArtKind
  state?: ReactNode
  stateTone?: 'good' | 'soft' | 'warn'
  /** Something to do besides opening it. */
  action?: ReactNode
}

/** One line of a programme: when, what, of which house, and where it stands for the reader. */
export function EventRow({
  to,
  title,
  days,
  brandName,
  accent,
  slug,
  artKind,
  state,
  stateTone,
  action,
}: EventRowProps) {
  const tone = { good: 'text-good', soft: 'text-soft', warn: 'text-warn' } as const
  return (
    <li className="event-row">
      <DateFigure days={days} />
      <div className="event-row-art">
        <EventArt slug={slug} kind={artKind} accent={accent ?? undefined} aspect="thumb" />
      </div>
      <AccentScope accent={accent}>
        <Caps accent>{brandName}</Caps>
        <h3>
          <Link to={to}>{title}</Link>
        </h3>
      </AccentScope>
      {state || action ? (
        <div className="event-row-state">
          {state ? <p className={stateTone && tone[stateTone]}>{state}</p> : null}
          {action ? <div className="event-row-act">{action}</div> : null}
        </div>
      ) : null}
    </li>
  )
}
