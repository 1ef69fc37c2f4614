import type { Board, BoardDrive, BoardRow } from '~/domain/fleet/board-queries.server'
import { type Locale, translate } from '~/shared/copy'
import { formatTime } from '~/shared/format'
import { copy } from './copy'
import { layOutRow, type Placed, scaleOf } from './lay-out'

/** A drive as the board and the list show it. */
export type DriveView = ReturnType<typeof tellDrive>
/** What stands in a line: a drive, the turnaround after it, or a time at which the unit is not to be had. */
export type Item = { kind: 'drive'; id: string } | { kind: 'turnaround' } | { kind: 'out' }

type Around = { board: Board; zone: string; locale: Locale }

export function tellDrive(drive: BoardDrive, { board, zone, locale }: Around) {
  const t = translate(copy, locale)
  const nameOf = (rows: readonly BoardRow[], id: string | null) => rows.find(row => row.id === id)?.name
  const { reservationId, slotId, unitId, instructorId, needsInstructor, state, byHand } = drive
  return {
    id: `${reservationId} ${slotId}`,
    reservationId,
    slotId,
    modelId: drive.modelId,
    member: drive.member,
    hour: formatTime(drive.startsAt, zone, locale),
    until: formatTime(drive.endsAt, zone, locale),
    language: drive.language,
    model: drive.modelName,
    unitId,
    instructorId,
    needsInstructor,
    unit: nameOf(board.units, unitId) ?? t('noUnit'),
    instructor: needsInstructor ? (nameOf(board.instructors, instructorId) ?? t('noInstructor')) : '',
    notes: [
      t('party', { count: drive.seats }),
      t(drive.language),
      state === 'confirmed' ? '' : t(state),
      byHand ? t('byHand') : '',
    ].filter(Boolean),
    isConfirmed: state === 'confirmed',
    byHand,
    hasBegun: drive.hasBegun,
  }
}

const hour = 3_600_000
const leastWidth = 132

/** The board of one day: its hours, its columns, and a line for each unit and each instructor. */
export function tellLines(drives: readonly BoardDrive[], { board, zone, locale }: Around) {
  const scale = scaleOf(
    drives.flatMap(({ startsAt, endsAt, freeAt }) => [
      { from: startsAt.getTime(), to: endsAt.getTime() },
      { from: endsAt.getTime(), to: freeAt.getTime() },
    ]),
  )
  const shortest = Math.min(...drives.map(drive => drive.endsAt.getTime() - drive.startsAt.getTime()))
  const hours = Array.from({ length: (scale.to - scale.from) / hour }, (_, index) =>
    formatTime(new Date(scale.from + index * hour), zone, locale),
  )
  const line = (row: BoardRow, isIn: (drive: BoardDrive) => boolean, note: string) => ({
    id: row.id,
    name: row.name,
    note,
    modelId: row.modelId,
    cells: layOutRow<Item>(scale, [...row.taken.map(toOut), ...drives.filter(isIn).flatMap(toItems)]),
  })
  const modelOf = (modelId: string | null) =>
    board.drives.find(drive => drive.modelId === modelId)?.modelName ?? ''
  return {
    hours,
    hourColumns: hour / scale.step,
    columns: scale.columns,
    columnWidth: Math.max(1, Math.ceil((leastWidth * scale.step) / shortest)),
    units: board.units.map(row => line(row, drive => drive.unitId === row.id, modelOf(row.modelId))),
    instructors: board.instructors.map(row =>
      line(row, drive => drive.instructorId === row.id, row.languages.join(', ').toUpperCase()),
    ),
  }
}

function toItems({ reservationId, slotId, startsAt, endsAt, freeAt }: BoardDrive): Placed<Item>[] {
  const [from, to, free] = [startsAt, endsAt, freeAt].map(moment => moment.getTime()) as [
    number,
    number,
    number,
  ]
  return [
    { from, to, item: { kind: 'drive', id: `${reservationId} ${slotId}` } },
    { from: to, to: free, item: { kind: 'turnaround' } },
  ]
}

const toOut = ({ from, to }: BoardRow['taken'][number]): Placed<Item> => ({
  from: from.getTime(),
  to: to?.getTime() ?? null,
  item: { kind: 'out' },
})
