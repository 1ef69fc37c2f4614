import type { Point } from './seed'

type Terrain = {
  width: number
  height: number
  columns: number
  levels: number
  heightAt: (x: number, y: number) => number
}
export type LevelLine = { level: number; closed: boolean; points: Point[] }

/**
 * The lines of equal height of a terrain (marching squares): the land is sampled on a grid that reaches one square
 * beyond the picture, each square tells how a line crosses it, and the crossings are strung together.
 */
export function traceLevels({ width, height, columns, levels, heightAt }: Terrain): LevelLine[] {
  const step = width / columns
  const across = columns + 3
  const down = Math.ceil(height / step) + 3
  const place = (index: number) => (index - 1) * step
  const heights = Array.from({ length: down }, (_, j) =>
    Array.from({ length: across }, (_, i) => heightAt(place(i), place(j))),
  )
  const all = heights.flat()
  const [lowest, highest] = [Math.min(...all), Math.max(...all)]
  const lines: LevelLine[] = []
  for (let level = 1; level <= levels; level += 1) {
    const at = lowest + ((highest - lowest) * level) / (levels + 1)
    const grid: Grid = { heights, at, place }
    for (const line of stringTogether(crossSquares(grid))) lines.push({ level, ...line })
  }
  return lines
}

type Grid = { heights: number[][]; at: number; place: (index: number) => number }
/** A crossing lies on one side of a square; its name is that side, so that two neighbours know it is the same. */
type Crossing = { name: string; point: Point }
type Segment = readonly [Crossing, Crossing]

function crossSquares(grid: Grid): Segment[] {
  const segments: Segment[] = []
  const { heights, at } = grid
  for (let j = 0; j + 1 < heights.length; j += 1) {
    for (let i = 0; i + 1 < (heights[j]?.length ?? 0); i += 1) {
      const sides = [
        crossSide(grid, i, j, i + 1, j),
        crossSide(grid, i + 1, j, i + 1, j + 1),
        crossSide(grid, i, j + 1, i + 1, j + 1),
        crossSide(grid, i, j, i, j + 1),
      ]
      const [a, b, c, d] = sides.filter(side => side !== null)
      if (a && b && c && d) {
        // A saddle: which corners hold together is told by the height in the middle.
        const centre =
          (read(heights, i, j) +
            read(heights, i + 1, j) +
            read(heights, i, j + 1) +
            read(heights, i + 1, j + 1)) /
          4
        const together = centre > at === read(heights, i, j) > at
        segments.push(together ? [a, b] : [a, d], together ? [c, d] : [b, c])
      } else if (a && b) {
        segments.push([a, b])
      }
    }
  }
  return segments
}

function crossSide(
  { heights, at, place }: Grid,
  i: number,
  j: number,
  k: number,
  l: number,
): Crossing | null {
  const [from, to] = [read(heights, i, j), read(heights, k, l)]
  if (from > at === to > at) return null
  const share = (at - from) / (to - from)
  const point: Point = [place(i) + (place(k) - place(i)) * share, place(j) + (place(l) - place(j)) * share]
  return { name: `${i},${j},${k}`, point }
}

const read = (heights: number[][], i: number, j: number) => heights[j]?.[i] ?? 0

function stringTogether(segments: readonly Segment[]): { closed: boolean; points: Point[] }[] {
  const ends = new Map<string, { point: Point; next: string[] }>()
  const meet = (crossing: Crossing, other: Crossing) => {
    const end = ends.get(crossing.name) ?? { point: crossing.point, next: [] }
    end.next.push(other.name)
    ends.set(crossing.name, end)
  }
  for (const [a, b] of segments) {
    meet(a, b)
    meet(b, a)
  }
  const loose = [...ends.keys()].filter(name => ends.get(name)?.next.length === 1)
  const seen = new Set<string>()
  const lines: { closed: boolean; points: Point[] }[] = []
  for (const start of [...loose, ...ends.keys()]) {
    const points: Point[] = []
    let name: string | undefined = start
    while (name !== undefined && !seen.has(name)) {
      seen.add(name)
      const end: { point: Point; next: string[] } | undefined = ends.get(name)
      if (end) points.push(end.point)
      name = end?.next.find(next => !seen.has(next))
    }
    if (points.length > 3) lines.push({ closed: !loose.includes(start), points })
  }
  return lines
}
