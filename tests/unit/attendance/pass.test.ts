import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readClaim } from '~/domain/attendance/pass'
import { openPass, sealPass } from '~/domain/attendance/seal-pass.server'
import { createSecrets } from '~/infra/secrets.server'
import { drawCode } from '~/shared/draw-code'

const secrets = createSecrets('a secret of the tests, long enough to be one')
const others = createSecrets('another secret of the tests, as long as that')
const claims = fc.record({
  reservationId: fc.uuid(),
  position: fc.integer({ min: 0, max: 9 }),
  number: fc.integer({ min: 1, max: 99_999 }),
})

test('a pass opens to what was sealed in it, whatever the party', () => {
  fc.assert(
    fc.property(claims, claim => {
      expect(openPass(secrets, sealPass(secrets, claim))).toEqual(claim)
    }),
  )
})

test('a pass with one letter changed does not open', () => {
  fc.assert(
    fc.property(claims, fc.nat(), fc.constantFrom(...'AZaz09-_.'), (claim, at, letter) => {
      const text = sealPass(secrets, claim)
      const index = at % text.length
      fc.pre(text[index] !== letter)
      expect(openPass(secrets, text.slice(0, index) + letter + text.slice(index + 1))).toBeNull()
    }),
    { numRuns: 500 },
  )
})

test('a seal is of one person, one issue and one house', () => {
  const claim = { reservationId: '3b1f3c9e-0d5a-4f43-9a67-6a9a1c1f0b11', position: 0, number: 1 }
  const seal = readClaim(sealPass(secrets, claim))?.seal
  for (const other of [
    { ...claim, position: 1 },
    { ...claim, number: 2 },
    { ...claim, reservationId: '3b1f3c9e-0d5a-4f43-9a67-6a9a1c1f0b12' },
  ])
    expect(readClaim(sealPass(secrets, other))?.seal).not.toBe(seal)
  expect(openPass(others, sealPass(secrets, claim))).toBeNull()
})

test.each(['', 'https://club.example/', 'C1.short.0.1.seal', 'WIFI:S:house;;', `C1.${'a'.repeat(4000)}`])(
  'what is no pass of the house is not taken for one: %s',
  text => {
    expect(openPass(secrets, text)).toBeNull()
  },
)

test('a pass names nobody', () => {
  const text = sealPass(secrets, { reservationId: crypto.randomUUID(), position: 0, number: 3 })
  expect(text).toMatch(/^C1\.[\w-]{22}\.0\.3\.[\w-]{22}$/)
})

test('a code is drawn with its three corners, and every stroke stays on its grid', () => {
  const { size, path } = drawCode(
    sealPass(secrets, { reservationId: crypto.randomUUID(), position: 0, number: 1 }),
  )
  expect(size).toBe(33)
  for (const corner of ['M0 0h7', `M${size - 7} 0h7`, `M0 ${size - 7}h7`]) expect(path).toContain(corner)
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    expect(Number(x) + Number(run)).toBeLessThanOrEqual(size)
    expect(Number(y)).toBeLessThan(size)
  }
})
