type SpreadLineProps = { median: number; low: number; high: number; text: string }

const at = (mark: number) => 4 + (mark - 1) * 18

/** Marks from 1 to 5 as a line: from the lowest to the highest, with a dot at the middle one. */
export function SpreadLine({ median, low, high, text }: SpreadLineProps) {
  return (
    <svg className="spread-line" viewBox="0 0 80 12" role="img" aria-label={text}>
      <title>{text}</title>
      <line className="spread-ground" x1={at(1)} x2={at(5)} y1="6" y2="6" />
      <line className="spread-range" x1={at(low)} x2={at(high)} y1="6" y2="6" />
      <circle className="spread-middle" cx={at(median)} cy="6" r="3.5" />
    </svg>
  )
}
