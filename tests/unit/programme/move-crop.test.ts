import { expect, test } from 'vitest'
import { moveCrop, pressCrop } from '~/routes/staff.events.$eventId.pictures/move-crop'

const frame = { x: 10, y: 20, width: 50, height: 40 }
const key = (name: string, shiftKey = false) => ({ key: name, shiftKey })

test('the frame is moved within the picture, and grows from its corner no further', () => {
  expect(moveCrop(frame, 'frame', { x: 5, y: -5 })).toEqual({ ...frame, x: 15, y: 15 })
  expect(moveCrop(frame, 'frame', { x: 500, y: -500 })).toEqual({ ...frame, x: 50, y: 0 })
  expect(moveCrop(frame, 'corner', { x: 500, y: 500 })).toEqual({ ...frame, width: 90, height: 80 })
  expect(moveCrop(frame, 'corner', { x: -500, y: -500 })).toEqual({ ...frame, width: 10, height: 10 })
})

test('arrows move it by a hundredth, with shift they make it larger or smaller, and no other key does anything', () => {
  expect(pressCrop(frame, 'frame', key('ArrowRight'))).toEqual({ ...frame, x: 11 })
  expect(pressCrop(frame, 'frame', key('ArrowDown', true))).toEqual({ ...frame, height: 41 })
  expect(pressCrop(frame, 'corner', key('ArrowLeft'))).toEqual({ ...frame, width: 49 })
  expect(pressCrop(frame, 'frame', key('Tab'))).toBeNull()
})
