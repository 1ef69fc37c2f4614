/**
 * A brand's metal is any colour; on the page it must be readable. These functions keep its hue and move its lightness,
 * no further than needed, until text set in it has a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3 AA).
 */
const PAPER = '#f6f2ea'
const NIGHT_SHEET = '#1b1814'
const READABLE = 4.5
/** On a dark ground a metal glows: below this perceived lightness it would look dull, even if readable. */
const NIGHT_LIGHTNESS = 0.72
const STEP = 0.005

type Oklch = { l: number; c: number; h: number }

/** The accent for the light theme, as #rrggbb. `hex` is #rgb or #rrggbb; anything else is thrown. */
export function accentOnPaper(hex: string): string {
  const colour = toOklch(hex)
  return searchLightness(colour, colour.l, -STEP, PAPER)
}

/** The accent for the dark theme, as #rrggbb: lightened, and a little less saturated as it rises. */
export function accentOnNight(hex: string): string {
  const colour = toOklch(hex)
  return searchLightness(colour, Math.max(colour.l, NIGHT_LIGHTNESS), STEP, NIGHT_SHEET)
}

/** WCAG contrast between two colours, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

function searchLightness(colour: Oklch, from: number, step: number, ground: string): string {
  for (let l = from; l >= 0 && l <= 1; l += step) {
    const hex = toHex({ ...colour, l })
    if (contrast(hex, ground) >= READABLE) return hex
  }
  return step < 0 ? '#000000' : '#ffffff'
}

function luminance(hex: string): number {
  const [r, g, b] = toLinear(hex)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function toLinear(hex: string): [number, number, number] {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(hex)
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(hex)
  const pairs = short ? short.slice(1).map(d => d + d) : long?.slice(1)
  if (!pairs) throw new Error(`not a colour: ${hex}`)
  const [r, g, b] = pairs.map(pair => {
    const v = Number.parseInt(pair, 16) / 255
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
  })
  return [r ?? 0, g ?? 0, b ?? 0]
}

/** Björn Ottosson's Oklab, in polar form: equal steps of lightness look equal. */
function toOklch(hex: string): Oklch {
  const [r, g, b] = toLinear(hex)
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const medium = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const a = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short
  const bb = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short
  return {
    l: 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    c: Math.hypot(a, bb),
    h: Math.atan2(bb, a),
  }
}

function toHex({ l, c, h }: Oklch): string {
  for (let chroma = c; ; chroma -= 0.004) {
    const channels = fromOklch({ l, c: Math.max(chroma, 0), h })
    if (chroma <= 0 || channels.every(v => v >= -0.0005 && v <= 1.0005)) {
      return `#${channels.map(toPair).join('')}`
    }
  }
}

function fromOklch({ l, c, h }: Oklch): [number, number, number] {
  const a = c * Math.cos(h)
  const b = c * Math.sin(h)
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ]
}

function toPair(linear: number): string {
  const v = Math.min(1, Math.max(0, linear))
  const s = v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055
  return Math.round(s * 255)
    .toString(16)
    .padStart(2, '0')
}
