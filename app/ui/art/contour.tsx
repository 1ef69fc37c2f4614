import { LRUCache } from 'lru-cache'
import type { Canvas } from './canvas'
import { mix } from './colour'
import { seedFrom, writeCurve } from './seed'
import { traceLevels } from './trace-levels'

/** The land from above, on the paper of a map: thin lines at equal heights, every fifth one stronger. */
export function Contour({ slug, width, height, small, accent }: Canvas) {
  const ground = mix('#f1eadd', accent, 0.05)
  const { faint, strong } = drawLand(slug, width, height, small)
  return (
    <>
      <rect width={width} height={height} fill={ground} />
      <g fill="none" stroke={accent} strokeWidth={small ? 0.8 : 1.3}>
        <path opacity=".3" d={faint} />
        <path opacity=".8" d={strong} />
      </g>
    </>
  )
}

type Land = { faint: string; strong: string }

/** A land is drawn once: it is the same for ever, and costs more than the rest of its page. */
const drawn = new LRUCache<string, Land>({ max: 400 })

function drawLand(slug: string, width: number, height: number, small: boolean): Land {
  const key = `${width} ${height} ${slug}`
  const known = drawn.get(key)
  if (known) return known
  let levels = small ? 13 : 22
  let land = writeLand(traceLand(slug, width, height, small, levels))
  while (land.faint.length + land.strong.length > (small ? MOST.small : MOST.large)) {
    levels -= 2
    land = writeLand(traceLand(slug, width, height, small, levels))
  }
  drawn.set(key, land)
  return land
}

/** The characters that the lines of a picture may take; a land too rugged for it is drawn with fewer levels. */
const MOST = { small: 5_400, large: 22_000 }

function writeLand(lines: ReturnType<typeof traceLevels>): Land {
  return {
    faint: writeAll(lines.filter(line => line.level % 5 !== 2)),
    strong: writeAll(lines.filter(line => line.level % 5 === 2)),
  }
}

function traceLand(
  slug: string,
  w: number,
  h: number,
  small: boolean,
  levels: number,
): ReturnType<typeof traceLevels> {
  const draw = seedFrom(slug)
  const reach = Math.min(w, h)
  const hills = Array.from({ length: small ? 5 : 9 }, (_, i) => ({
    x: draw.between(-0.05, 1.05) * w,
    y: draw.between(-0.1, 1.1) * h,
    r: draw.between(0.28, 0.62) * reach,
    stretch: draw.between(0.6, 1.7),
    height: i === 0 ? 1.25 : draw.between(-0.75, 1),
  }))
  const slope = [draw.between(-0.5, 0.5) / w, draw.between(-0.5, 0.5) / h] as const
  // Rounded, since exp may differ in its last bit from one engine to another, and server and browser draw one picture.
  const heightAt = (x: number, y: number) => Math.round(rawHeightAt(x, y) * 1e6) / 1e6
  const rawHeightAt = (x: number, y: number) =>
    hills.reduce(
      (sum, hill) => {
        const [dx, dy] = [(x - hill.x) / hill.stretch, (y - hill.y) * hill.stretch]
        return sum + hill.height * Math.exp(-(dx * dx + dy * dy) / (2 * hill.r * hill.r))
      },
      x * slope[0] + y * slope[1],
    )

  const columns = small ? 15 : Math.round(w / 42)
  return traceLevels({ width: w, height: h, columns, heightAt, levels })
}

function writeAll(lines: ReturnType<typeof traceLevels>): string {
  return lines.map(line => writeCurve(line.points, line.closed)).join('')
}
