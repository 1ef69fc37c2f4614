import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMajorUnits, writeMajorUnits } from '~/domain/events/money'
import { slugOf } from '~/domain/events/slug'

test('a sum is read as a person types it', () => {
  expect(
    ['500', '500,5', '1 500.50', '1’500', '1\u202f500'].map(typed => readMajorUnits(typed, 'EUR')),
  ).toEqual([50_000, 50_050, 150_050, 150_000, 150_000])
  expect(readMajorUnits('5000', 'JPY')).toBe(5_000)
})

test('what is no sum of that currency is not guessed', () => {
  expect(
    ['', '-5', '5,505', '1,500.00', '5 €', '15 00', 'cinq'].map(typed => readMajorUnits(typed, 'EUR')),
  ).toEqual(Array(7).fill(null))
  expect(readMajorUnits('5.5', 'JPY')).toBeNull()
})

test('what a form shows again is read back to the same minor units', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 99_999_999 }),
      fc.constantFrom('EUR', 'JPY', 'CHF'),
      (minor, currency) => {
        expect(readMajorUnits(writeMajorUnits(minor, currency), currency)).toBe(minor)
      },
    ),
  )
})

test('a title becomes the last part of an address', () => {
  expect(slugOf('Avant-première en Laponie')).toBe('avant-premiere-en-laponie')
  expect(slugOf('L’œuvre — « Cime » n° 3')).toBe('l-oeuvre-cime-n-3')
  expect(slugOf('東京')).toBe('event')
})

test('every address is one that the database takes, and not endless', () => {
  fc.assert(
    fc.property(fc.string(), title => {
      expect(slugOf(title)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(slugOf(title).length).toBeLessThanOrEqual(60)
    }),
  )
})
