export type Draw = {
  /** A number from `low` up to, not including, `high`. */
  between: (low: number, high: number) => number
  whole: (low: number, high: number) => number
  pick: <T>(items: readonly T[], otherwise: T) => T
}

/** A source of numbers that a word decides: the same word always draws the same picture (FNV-1a, then mulberry32). */
export function seedFrom(word: string): Draw {
  let state = hash(word)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number) => low + next() * (high - low)
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1))
  return { between, whole, pick: (items, otherwise) => items[whole(0, items.length - 1)] ?? otherwise }
}

export function hash(word: string): number {
  let value = 0x811c9dc5
  for (const byte of new TextEncoder().encode(word)) value = Math.imul(value ^ byte, 0x01000193)
  return value >>> 0
}

export type Point = readonly [x: number, y: number]

/** One decimal is finer than a screen shows, and keeps a picture light. */
export function short(value: number): string {
  return String(Math.round(value * 10) / 10).replace(/^(-?)0\./, '$1.')
}

/** A broken line through the points, written in relative steps. */
export function writeLine(points: readonly Point[]): string {
  return points
    .map(([x, y], i) => {
      const before = points[i - 1]
      return before ? `l${join([x - before[0], y - before[1]])}` : `M${join([x, y])}`
    })
    .join('')
}

/** A soft curve guided by the points: each is a control, the curve passes midway between two of them. */
export function writeCurve(points: readonly Point[], closed: boolean): string {
  const ring = closed ? [...points, ...points.slice(0, 2)] : points
  const [first, second] = ring
  if (!first || !second) return ''
  let [penX, penY] = closed ? middle(first, second) : first
  ;[penX, penY] = [snap(penX), snap(penY)]
  let path = `M${join([penX, penY])}`
  for (let i = 1; i < ring.length - 1; i += 1) {
    const [control, after] = [ring[i] ?? first, ring[i + 1] ?? first]
    const isLast = i === ring.length - 2
    const [endX, endY] = isLast && !closed ? after : middle(control, after)
    path += `q${join([control[0] - penX, control[1] - penY, endX - penX, endY - penY])}`
    // The pen stands where the rounded step has led it, so that small errors never add up.
    penX = snap(penX + snap(endX - penX))
    penY = snap(penY + snap(endY - penY))
  }
  return closed ? `${path}z` : path
}

const snap = (value: number) => Math.round(value * 10) / 10
const middle = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]

function join(values: readonly number[]): string {
  return values
    .map(short)
    .reduce((text, v) => (text === '' || v.startsWith('-') ? text + v : `${text} ${v}`), '')
}
