import type { Canvas } from './canvas'
import { mix } from './colour'
import { type Point, short, writeCurve } from './seed'

/** Light running along a lacquered panel: a deep ground in the brand's metal, long reflections, one fine edge. */
export function Lacquer({ width: w, height: h, small, draw, accent, id }: Canvas) {
  const deep = mix(accent, '#07070a', 0.86)
  const body = mix(accent, '#0b0a0c', 0.5)
  const glow = mix(accent, '#fff3df', 0.42)
  const sweeps = Array.from({ length: small ? 3 : 5 }, (_, i) => drawSweep(w, h, draw, i))
  const tilt = draw.between(-0.25, 0.25)
  return (
    <>
      <defs>
        <linearGradient id={`${id}g`} x1={short(0.5 - tilt)} y1="0" x2={short(0.5 + tilt)} y2="1">
          <stop stopColor={mix(deep, '#000000', 0.3)} />
          <stop offset=".42" stopColor={body} />
          <stop offset=".64" stopColor={mix(deep, accent, 0.12)} />
          <stop offset="1" stopColor={mix(deep, '#000000', 0.45)} />
        </linearGradient>
        <linearGradient id={`${id}r`}>
          <stop stopColor={glow} stopOpacity="0" />
          <stop offset={draw.between(0.35, 0.65).toFixed(2)} stopColor={glow} stopOpacity=".9" />
          <stop offset="1" stopColor={glow} stopOpacity="0" />
        </linearGradient>
        <linearGradient id={`${id}v`} x1="0" y1="0" x2="0" y2="1">
          <stop stopColor={glow} stopOpacity=".5" />
          <stop offset=".5" stopColor={glow} stopOpacity=".12" />
          <stop offset="1" stopColor={glow} stopOpacity="0" />
        </linearGradient>
        <filter id={`${id}f`} x="-20%" y="-80%" width="140%" height="260%">
          <feGaussianBlur stdDeviation={short(h * 0.035)} />
        </filter>
      </defs>
      <rect width={w} height={h} fill={`url(#${id}g)`} />
      <g fill={`url(#${id}r)`} filter={`url(#${id}f)`}>
        {sweeps.map(({ blade, o }) => (
          <path key={blade} d={blade} opacity={o} />
        ))}
      </g>
      <g fill={`url(#${id}v)`}>
        {sweeps.slice(0, small ? 2 : 3).map(({ blade, o }) => (
          <path key={blade} d={blade} opacity={o} />
        ))}
      </g>
      <g fill="none" stroke={`url(#${id}r)`}>
        {sweeps.map(({ edge, o }, i) => (
          <path key={edge} d={edge} strokeWidth={short(h * (i === 0 ? 0.0035 : 0.0018))} opacity={o} />
        ))}
      </g>
    </>
  )
}

/** One reflection: a curve across the panel, thick in its middle and pointed at both ends. */
function drawSweep(
  w: number,
  h: number,
  draw: Canvas['draw'],
  index: number,
): { blade: string; edge: string; o: string } {
  const y = h * (0.2 + index * 0.16 + draw.between(-0.04, 0.04))
  const [bend, fall] = [draw.between(-0.2, 0.2) * h, draw.between(-0.14, 0.14) * h]
  const edge = Array.from({ length: 7 }, (_, i): Point => {
    const t = i / 6
    return [w * (t * 1.16 - 0.08), y + fall * (t - 0.5) - bend * Math.sin(Math.PI * t) ** 2]
  })
  const under = edge.map(([x, top], i): Point => [x, top + h * 0.15 * Math.sin((Math.PI * i) / 6)]).reverse()
  return {
    edge: writeCurve(edge, false),
    blade: writeCurve([...edge, ...under], true),
    o: (0.62 - index * 0.1).toFixed(2),
  }
}
