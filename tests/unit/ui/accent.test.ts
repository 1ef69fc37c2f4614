import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accentOnNight, accentOnPaper, contrast } from '~/ui/accent'

const PAPER = ['#f6f2ea', '#fbf8f2']
const NIGHT = ['#14120f', '#1b1814']
const HOUSES = ['#8a6b3d', '#27424f', '#5d2a33']
const colour = fc.integer({ min: 0, max: 0xffffff }).map(n => `#${n.toString(16).padStart(6, '0')}`)

describe('a brand’s metal', () => {
  it('is readable on paper and at night, whatever the colour', () => {
    fc.assert(
      fc.property(colour, hex => {
        for (const ground of PAPER) expect(contrast(accentOnPaper(hex), ground)).toBeGreaterThanOrEqual(4.5)
        for (const ground of NIGHT) expect(contrast(accentOnNight(hex), ground)).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })

  it('is left alone on paper when it can be read there', () => {
    expect(accentOnPaper('#27424f')).toBe('#27424f')
    expect(accentOnPaper('#5D2A33')).toBe('#5d2a33')
  })

  it('keeps its hue when it is moved', () => {
    for (const hex of HOUSES) {
      expect(Math.abs(hueOf(accentOnNight(hex)) - hueOf(hex))).toBeLessThan(14)
    }
  })

  it('stays the same once it is readable', () => {
    fc.assert(
      fc.property(colour, hex => {
        expect(accentOnPaper(accentOnPaper(hex))).toBe(accentOnPaper(hex))
      }),
    )
  })

  it('takes the short form, and refuses what is no colour', () => {
    expect(accentOnPaper('#000')).toBe('#000000')
    expect(() => accentOnPaper('gold')).toThrow('not a colour')
    expect(() => accentOnNight('#12345')).toThrow('not a colour')
  })

  it('is measured as WCAG measures', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21)
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  })
})

function hueOf(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16))
  const [max, min] = [Math.max(r, g, b), Math.min(r, g, b)]
  const d = max - min || 1
  const h = max === r ? ((g - b) / d + 6) % 6 : max === g ? (b - r) / d + 2 : (r - g) / d + 4
  return h * 60
}
