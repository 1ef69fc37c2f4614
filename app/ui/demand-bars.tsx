import { scaleBand, scaleLinear } from 'd3-scale'
import { useId } from 'react'

const width = 360
const rowHeight = 46

export type Bar = { label: string; count: number; note: string }

/** Counts as bars under their names. The drawing says the same in words to whoever does not see it. */
export function DemandBars({ title, bars }: { title: string; bars: readonly Bar[] }) {
  const id = useId()
  const height = bars.length * rowHeight
  const x = scaleLinear([0, Math.max(1, ...bars.map(({ count }) => count))], [0, width])
  const y = scaleBand(
    bars.map(({ label }) => label),
    [0, height],
  )
  return (
    <svg
      className="w-full max-w-md"
      viewBox={`0 0 ${width} ${Math.max(height, 1)}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{bars.map(({ label, note }) => `${label}: ${note}`).join('; ')}</desc>
      {bars.map(({ label, count, note }) => (
        <g key={label} transform={`translate(0 ${y(label) ?? 0})`}>
          <text y="20" className="fill-ink text-sm">
            {label}
          </text>
          <text x={width} y="20" textAnchor="end" className="fill-soft text-sm tabular">
            {note}
          </text>
          <rect className="fill-[var(--rule)]" y="29" width={width} height="2" />
          <rect className="fill-accent" y="29" width={x(count).toFixed(1)} height="2" />
        </g>
      ))}
    </svg>
  )
}
