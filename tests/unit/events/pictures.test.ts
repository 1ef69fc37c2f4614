import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cropInPixels, problemOfCrop, readCrop, wholePicture, widthsOffered } from '~/domain/events/pictures'

test('a picture is offered in the sizes that it holds, and always in one', () => {
  expect(widthsOffered({ width: 1300, height: 900, crop: wholePicture })).toEqual([480, 800, 1200])
  expect(widthsOffered({ width: 300, height: 300, crop: wholePicture })).toEqual([480])
  expect(widthsOffered({ width: 2400, height: 900, crop: { x: 0.5, y: 0, width: 0.5, height: 1 } })).toEqual([
    480, 800, 1200,
  ])
})

test('a crop within the picture is a frame of whole pixels within it', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  const side = fc.integer({ min: 1, max: 5000 })
  fc.assert(
    fc.property(share, share, share, share, side, side, (x, y, w, h, width, height) => {
      const crop = { x: x * (1 - w), y: y * (1 - h), width: w, height: h }
      const frame = cropInPixels({ width, height, crop })
      expect(Object.values(frame).every(Number.isInteger)).toBe(true)
      expect(frame.width).toBeGreaterThan(0)
      expect(frame.height).toBeGreaterThan(0)
      expect(frame.left + frame.width).toBeLessThanOrEqual(width)
      expect(frame.top + frame.height).toBeLessThanOrEqual(height)
    }),
  )
})

test('a crop that leaves the picture, or leaves nothing of it, is told', () => {
  expect(problemOfCrop({ x: 0.6, y: 0, width: 0.5, height: 1 })).toBe('outside')
  expect(problemOfCrop({ x: -0.1, y: 0, width: 0.5, height: 1 })).toBe('outside')
  expect(problemOfCrop({ x: Number.NaN, y: 0, width: 0.5, height: 1 })).toBe('outside')
  expect(problemOfCrop({ x: 0, y: 0, width: 0.05, height: 1 })).toBe('too_small')
  expect(problemOfCrop({ x: 0.25, y: 0.25, width: 0.5, height: 0.5 })).toBeNull()
})

test('what cannot be read as a crop is the whole picture', () => {
  expect(readCrop(null)).toEqual(wholePicture)
  expect(readCrop({ x: 3 })).toEqual(wholePicture)
  expect(readCrop({ x: 0.1, y: 0.1, width: 0.5, height: 0.5 })).toEqual({
    x: 0.1,
    y: 0.1,
    width: 0.5,
    height: 0.5,
  })
})
