import { encode } from 'uqr'

/** A code to be scanned, as one path on a grid of `size` modules; what is around it must stay blank for four more. */
export type DrawnCode = { size: number; path: string }

/** Draws a text as a QR code that bears a scratch or a reflection on a seventh of its face. */
export function drawCode(text: string): DrawnCode {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark && !row[x - 1] ? [runFrom(row, x, y)] : [])))
    .join('')
  return { size, path }
}

/** Modules side by side are one stroke, so that no hairline parts them. */
function runFrom(row: boolean[], x: number, y: number): string {
  const end = row.indexOf(false, x)
  return `M${x} ${y}h${(end === -1 ? row.length : end) - x}v1H${x}z`
}
