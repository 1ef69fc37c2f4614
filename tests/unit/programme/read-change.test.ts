import { expect, test } from 'vitest'
import { readChange } from '~/routes/staff.events.$eventId.pictures/read-change'

const press = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return readChange(form)
}
const frame = { intent: 'crop', pictureId: 'one', x: '12,5', y: '0', width: '50', height: '87.5' }

test('a frame is read in hundredths, with a comma or a point', () => {
  expect(press(frame)).toEqual({
    pictureId: 'one',
    change: { kind: 'crop', crop: { x: 0.125, y: 0, width: 0.5, height: 0.875 } },
  })
})

test('a figure left out is no figure', () => {
  expect(press({ ...frame, width: '' })?.change).toMatchObject({ crop: { width: Number.NaN } })
})

test('what no form of the page would send is nothing', () => {
  expect(press({ intent: 'burn', pictureId: 'one' })).toBeNull()
})
