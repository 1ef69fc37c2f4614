import { expect, test } from 'vitest'
import { layOutRow, scaleOf } from '~/routes/staff.events.$eventId.board/lay-out'

const at = (time: string) => Date.parse(`2037-02-12T${time}:00Z`)

test('the scale holds whole hours, in steps on which every beginning and end lies', () => {
  const scale = scaleOf([
    { from: at('09:30'), to: at('10:00') },
    { from: at('10:00'), to: at('10:15') },
  ])
  expect(scale).toEqual({ from: at('09:00'), to: at('11:00'), step: 15 * 60_000, columns: 8 })
})

test('a line is what stands in it and the gaps between, from end to end', () => {
  const scale = scaleOf([{ from: at('09:30'), to: at('10:30') }])
  const cells = layOutRow(scale, [
    { from: at('10:30'), to: null, item: 'out' },
    { from: at('09:30'), to: at('10:00'), item: 'drive' },
  ])
  expect(cells.map(({ columns, item }) => [columns, item])).toEqual([
    [1, null],
    [1, 'drive'],
    [1, null],
    [1, 'out'],
  ])
  expect(layOutRow(scale, []).map(({ columns }) => columns)).toEqual([scale.columns])
})
