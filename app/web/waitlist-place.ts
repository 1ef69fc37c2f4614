import type { EventFacts } from '~/domain/events/types'
import type { Actor } from '~/domain/kernel/actor'
import type { ReservationAsk } from '~/domain/reservations/find-asked.server'
import type { Locale } from '~/shared/copy'

/** Whose line, who reads it, and where its pages are. */
export type WaitlistPlace = {
  actor: Actor
  ask: ReservationAsk
  event: EventFacts
  ownZone: string | null
  locale: Locale
  eventHref: string
  here: string
}
