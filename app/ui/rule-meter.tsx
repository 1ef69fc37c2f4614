import { scaleLinear } from 'd3-scale'

type RuleMeterProps = { value: number; max: number; label: string; quiet?: boolean }

/** How far along, as a rule that is partly drawn in the accent. */
export function RuleMeter({ value, max, label, quiet }: RuleMeterProps) {
  const width = scaleLinear([0, Math.max(max, 1)], [0, 100]).clamp(true)(value)
  return (
    <svg className="bar" viewBox="0 0 100 2" preserveAspectRatio="none" role="img" aria-label={label}>
      <rect className="bar-ground" width="100" height="2" />
      <rect className={quiet ? 'bar-part-quiet' : 'bar-part'} width={width.toFixed(2)} height="2" />
    </svg>
  )
}
