import type { ReactNode } from 'react'
import { Caps } from './caps'
import { type ArtKind, EventArt } from './event-art'
import { type Flash, FlashNotice } from './flash-notice'
import { LetterShell } from './letter-shell'

type EventSheetProps = {
  event: { title: string; slug: string; art: ArtKind; accent: string; brandName: string }
  clubName: string
  /** What the last action has to say, on a page that one is led to. */
  flash?: Flash | null
  /** What stands before the name of the event. */
  over?: string
  children: ReactNode
}

/** A page that follows a letter or a booking: the art of its event, low, and the event's name over the sheet. */
export function EventSheet({ event, clubName, flash, over, children }: EventSheetProps) {
  return (
    <LetterShell
      small
      art={<EventArt slug={event.slug} kind={event.art} accent={event.accent} />}
      clubName={clubName}
      brandName={event.brandName}
    >
      <FlashNotice flash={flash} />
      <Caps accent>{over === undefined ? event.title : `${over} · ${event.title}`}</Caps>
      {children}
    </LetterShell>
  )
}
