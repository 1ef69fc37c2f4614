import { EventRow } from '~/ui/event-row'
import { SectionHead } from '~/ui/section-head'
import type { EventLine } from './handlers.server'

/** A part of the programme; nothing when it is empty. */
export function EventList({ title, events }: { title: string; events: EventLine[] }) {
  if (events.length === 0) return null
  return (
    <section aria-label={title}>
      <SectionHead title={title} />
      <ul>
        {events.map(({ id, ...event }) => (
          <EventRow key={id} {...event} />
        ))}
      </ul>
    </section>
  )
}
