import { scaleSqrt } from 'd3-scale'
import { arc } from 'd3-shape'
import { useId } from 'react'

const [width, height] = [400, 310]
const inner = 34
const outer = 104

export type SeasonSlice = { key: string; label: string; count: number; note: string }

/** The four seasons as quarters of a year, each as far out as it is wished for; winter stands at the top. */
export function SeasonWheel({ title, slices }: { title: string; slices: readonly SeasonSlice[] }) {
  const id = useId()
  const reach = scaleSqrt([0, Math.max(1, ...slices.map(({ count }) => count))], [inner, outer])
  const quarter = Math.PI / 2
  const draw = arc<{ at: number; to: number }>()
    .innerRadius(inner)
    .outerRadius(({ to }) => to)
    .startAngle(({ at }) => at * quarter - quarter / 2)
    .endAngle(({ at }) => at * quarter + quarter / 2)
    .padAngle(0.035)
  return (
    <svg
      className="w-full max-w-md"
      viewBox={`${-width / 2} ${-height / 2} ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{slices.map(({ label, note }) => `${label}: ${note}`).join('; ')}</desc>
      {slices.map(({ key, label, count, note }, at) => {
        const [sin, cos] = [Math.sin(at * quarter), -Math.cos(at * quarter)]
        return (
          <g key={key}>
            <path className="fill-[var(--rule)]" d={draw({ at, to: outer }) ?? undefined} />
            <path className="fill-accent" d={draw({ at, to: reach(count) }) ?? undefined} />
            <text
              x={sin * (outer + 10)}
              y={cos * (outer + 20) - 4}
              textAnchor={sin > 0.5 ? 'start' : sin < -0.5 ? 'end' : 'middle'}
              className="fill-ink text-sm"
            >
              {label}
              <tspan x={sin * (outer + 10)} dy="18" className="fill-soft tabular">
                {note}
              </tspan>
            </text>
          </g>
        )
      })}
    </svg>
  )
}
