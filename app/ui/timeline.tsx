import type { ReactNode } from 'react'

export type TimelineEntry = {
  /** The moment as it is read, and as a machine reads it. */
  at: string
  dateTime: string
  title: ReactNode
  detail?: ReactNode
  tone?: 'now' | 'good' | 'warn'
}

export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="timeline">
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two things may happen at the same instant, in an order that stands
        <li key={`${entry.dateTime}-${index}`} data-tone={entry.tone}>
          <time dateTime={entry.dateTime} className="block text-xs text-soft tabular">
            {entry.at}
          </time>
          <p>{entry.title}</p>
          {entry.detail ? <div className="text-sm text-soft">{entry.detail}</div> : null}
        </li>
      ))}
    </ol>
  )
}
