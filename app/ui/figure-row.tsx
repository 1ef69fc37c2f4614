import type { ReactNode } from 'react'

export type Figure = { value: ReactNode; label: string; note?: ReactNode }

/** A few figures that matter, set large, each with its word. */
export function FigureRow({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className="figures">
      {figures.map(({ value, label, note }) => (
        <div key={label}>
          <dt className="caps">
            {label}
            {note ? <span className="block text-xs normal-case tracking-normal">{note}</span> : null}
          </dt>
          <dd className="figure">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
