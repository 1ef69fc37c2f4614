import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { type ArtAspect, type ArtKind, chooseArtKind, EventArt } from '~/ui/event-art'

const KINDS: ArtKind[] = ['aurora', 'contours', 'lacquer']
const ASPECTS: ArtAspect[] = ['hero', 'phone', 'thumb']
const paint = (slug: string, kind: ArtKind, aspect: ArtAspect) =>
  renderToStaticMarkup(<EventArt slug={slug} kind={kind} aspect={aspect} accent="#27424f" />)

describe('the picture of an event', () => {
  it('is the same on every visit', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom(...KINDS),
        fc.constantFrom(...ASPECTS),
        (slug, kind, aspect) => {
          expect(paint(slug, kind, aspect)).toBe(paint(slug, kind, aspect))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is another for another event', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.constantFrom(...KINDS), (one, other, kind) => {
        fc.pre(one !== other)
        expect(paint(one, kind, 'thumb')).not.toBe(paint(other, kind, 'thumb'))
      }),
      { numRuns: 60 },
    )
  })

  it('stays light: under 25 kB across a page, under 6 kB in a list', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom(...KINDS),
        fc.constantFrom(...ASPECTS),
        (slug, kind, aspect) => {
          const bytes = Buffer.byteLength(paint(slug, kind, aspect))
          expect(bytes).toBeLessThan(aspect === 'thumb' ? 6 * 1024 : 25 * 1024)
        },
      ),
      // Among the examples, the most rugged lands that thousands of words gave.
      {
        numRuns: 120,
        examples: [
          ['$J', 'contours', 'thumb'],
          ['s18823', 'contours', 'hero'],
        ],
      },
    )
  })

  it('never writes a number that is none', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...KINDS), (slug, kind) => {
        expect(paint(slug, kind, 'phone')).not.toMatch(/NaN|undefined|Infinity|\de-\d/)
      }),
      { numRuns: 60 },
    )
  })

  it('has names of its own: two on a page do not share a gradient', () => {
    const both = renderToStaticMarkup(
      <>
        <EventArt slug="laponie" kind="aurora" aspect="thumb" />
        <EventArt slug="laponie" kind="aurora" aspect="thumb" />
      </>,
    )
    const ids = [...both.matchAll(/ id="([^"]+)"/g)].map(match => match[1])
    expect(ids.length).toBeGreaterThan(4)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('is a northern sky when the slug speaks of winter', () => {
    expect(chooseArtKind('laponie-avant-premiere')).toBe('aurora')
    expect(['contours', 'lacquer']).toContain(chooseArtKind('diner-des-fondateurs'))
  })
})
