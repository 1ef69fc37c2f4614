import type { Canvas } from './canvas'
import { type Point, short, writeCurve, writeLine } from './seed'

type Tones = readonly [string, string, string]

const SKIES: readonly Tones[] = [
  ['#0a121e', '#15303f', '#42605f'],
  ['#0b1020', '#1b2c48', '#4a5a72'],
  ['#080f1a', '#123039', '#3a5b54'],
]
const LIGHTS: readonly Tones[] = [
  ['#8ff0bf', '#6fb9d2', '#d8c38d'],
  ['#7fe3c4', '#86a5e0', '#b9e6c8'],
  ['#a2f0c0', '#5fb6c9', '#b79ad6'],
]

/** A northern sky at night: bands of light, three ridges, snow in front. */
export function Aurora({ width: w, height: h, small, draw, id }: Canvas) {
  const [high, mid, low] = draw.pick(SKIES, ['#0a121e', '#15303f', '#42605f'])
  const lights = draw.pick(LIGHTS, ['#8ff0bf', '#6fb9d2', '#d8c38d'])
  const stars = Array.from({ length: small ? 10 : 70 }, () => ({
    x: draw.between(0, w),
    y: draw.between(0, 1) ** 1.4 * h * 0.62,
    r: draw.between(0.0004, 0.0011) * (w + h),
    o: draw.between(0.15, 0.75),
  }))
  const bands = lights.map((light, i) => ({
    light,
    d: drawBand(w, h, draw, i),
    o: [0.62, 0.5, 0.36][i] ?? 0.4,
  }))
  const curtain = drawCurtain(w, h, draw)
  const steps = small ? 16 : 56
  return (
    <>
      <defs>
        <linearGradient id={`${id}s`} x1="0" y1="0" x2="0" y2="1">
          <stop stopColor={high} />
          <stop offset=".55" stopColor={mid} />
          <stop offset="1" stopColor={low} />
        </linearGradient>
        {lights.map((light, i) => (
          <linearGradient key={light} id={`${id}l${i}`}>
            <stop stopColor={light} stopOpacity="0" />
            <stop offset={['.45', '.6', '.35'][i]} stopColor={light} />
            <stop offset="1" stopColor={lights[(i + 1) % 3]} stopOpacity="0" />
          </linearGradient>
        ))}
        <linearGradient id={`${id}n`} x1="0" y1="0" x2="0" y2="1">
          <stop stopColor="#d3dcdc" />
          <stop offset="1" stopColor="#aebcc0" />
        </linearGradient>
        <filter id={`${id}b`} x="-30%" y="-60%" width="160%" height="220%">
          <feGaussianBlur stdDeviation={short(h * 0.048)} />
        </filter>
        <filter id={`${id}c`} x="-20%" y="-40%" width="140%" height="180%">
          <feGaussianBlur stdDeviation={`${short(h * 0.01)} ${short(h * 0.034)}`} />
        </filter>
      </defs>
      <rect width={w} height={h} fill={`url(#${id}s)`} />
      <g fill="#fff">
        {stars.map(({ x, y, r, o }) => (
          <circle key={`${x}`} cx={short(x)} cy={short(y)} r={r.toFixed(2)} opacity={o.toFixed(2)} />
        ))}
      </g>
      <g fill="none" filter={`url(#${id}b)`}>
        {bands.map(({ d, o }, i) => (
          <path key={d} d={d} stroke={`url(#${id}l${i})`} strokeWidth={short(h * 0.15)} opacity={o} />
        ))}
      </g>
      <path d={curtain} fill={`url(#${id}l0)`} opacity=".34" filter={`url(#${id}c)`} />
      <path d={drawRidge(w, h, 0.725, 0.095, steps, draw)} fill="#24414a" opacity=".9" />
      <path d={drawRidge(w, h, 0.81, 0.075, steps, draw)} fill="#14262b" />
      <path d={drawRidge(w, h, 0.925, 0.018, steps, draw)} fill={`url(#${id}n)`} />
    </>
  )
}

function drawBand(w: number, h: number, draw: Canvas['draw'], index: number): string {
  const base = h * (0.18 + index * 0.12 + draw.between(-0.05, 0.05))
  const points = Array.from(
    { length: 9 },
    (_, i): Point => [
      (w * (i - 1)) / 6.5,
      base + draw.between(-0.15, 0.15) * h + (i - 4) * draw.between(-0.01, 0.02) * h,
    ],
  )
  return writeCurve(points, false)
}

/** A hanging veil: one edge is drawn, the other hangs below it. */
function drawCurtain(w: number, h: number, draw: Canvas['draw']): string {
  const foot = Array.from(
    { length: 10 },
    (_, i): Point => [(w * (i - 1)) / 7.5, h * (0.46 + draw.between(-0.1, 0.08))],
  )
  const head = foot.map(([x, y]): Point => [x + w * 0.03, y - h * draw.between(0.16, 0.34)]).reverse()
  return `${writeCurve([...foot, ...head], true)}`
}

function drawRidge(
  w: number,
  h: number,
  level: number,
  rough: number,
  steps: number,
  draw: Canvas['draw'],
): string {
  const [a, b, c] = [draw.between(0, 6.3), draw.between(0, 6.3), draw.between(0, 6.3)]
  const [pa, pb] = [draw.between(0.8, 1.5), draw.between(2.2, 3.6)]
  let walk = 0
  const points = Array.from({ length: steps + 1 }, (_, i): Point => {
    const t = (i / steps) * Math.PI * 2
    walk = walk * 0.72 + draw.between(-1, 1) * 0.28
    const lift =
      Math.sin(t * pa + a) * 0.5 + Math.sin(t * pb + b) * 0.28 + Math.sin(t * 7 + c) * 0.07 + walk * 0.35
    return [(w * i) / steps, h * (level - rough * lift)]
  })
  return `${writeLine(points)}V${h}H0z`
}
