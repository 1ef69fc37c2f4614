/** Something on a line of the board, in milliseconds of the epoch; `to` is null for what has no end yet. */
export type Placed<Item> = { from: number; to: number | null; item: Item }
export type Cell<Item> = { key: string; columns: number; item: Item | null }

export type Scale = {
  from: number
  to: number
  /** How many milliseconds one column stands for. */
  step: number
  columns: number
}

const minute = 60_000
const hour = 60 * minute

/**
 * The hours that hold everything, whole ones, cut into columns so that every beginning and end lies on a line between
 * two of them.
 */
export function scaleOf(spans: readonly { from: number; to: number }[]): Scale {
  const from = Math.floor(Math.min(...spans.map(span => span.from)) / hour) * hour
  const to = Math.ceil(Math.max(...spans.map(span => span.to)) / hour) * hour
  const ends = spans.flatMap(span => [span.from - from, span.to - from])
  const step = Math.max(minute, ends.reduce(commonDivisor, hour))
  return { from, to, step, columns: (to - from) / step }
}

function commonDivisor(one: number, other: number): number {
  return other === 0 ? one : commonDivisor(other, one % other)
}

/**
 * A line of the board as cells from the left to the right: what is placed, and the gaps between. What begins before the
 * board or ends after it is cut; where two overlap, the earlier one is shown whole.
 */
export function layOutRow<Item>(scale: Scale, placed: readonly Placed<Item>[]): Cell<Item>[] {
  const columnOf = (instant: number) =>
    Math.round((Math.min(Math.max(instant, scale.from), scale.to) - scale.from) / scale.step)
  const cells: Cell<Item>[] = []
  let at = 0
  const fill = (until: number, item: Item | null) => {
    if (until > at) cells.push({ key: `${at}`, columns: until - at, item })
    at = Math.max(at, until)
  }
  for (const { from, to, item } of [...placed].sort((a, b) => a.from - b.from)) {
    fill(columnOf(from), null)
    fill(columnOf(to ?? scale.to), item)
  }
  fill(scale.columns, null)
  return cells
}
