import { useNavigation, useSubmit } from '@remix-run/react'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { useCopy } from '~/ui/locale'
import { copy } from './copy'
import type { BoardView } from './view'

export type Band = 'unit' | 'instructor'
type Drive = BoardView['drives'][number]
type Row = { id: string; name: string; modelId?: string | null }
/** A drive that is being moved, and the line it is held over. */
type Taken = { band: Band; driveId: string; from: string; over: string; by: 'keyboard' | 'pointer' }

/** Fewer pixels than this are a press, not a drag. */
const slack = 6

/**
 * Moving a drive to another line of its band, by pointer or by keyboard. What is said goes to a live region; the move
 * itself is the form that the page has without a script, and its refusal the same notice.
 */
export function useMoving(view: BoardView) {
  const t = useCopy(copy)
  const submit = useSubmit()
  const navigation = useNavigation()
  const table = useRef<HTMLTableElement>(null)
  const start = useRef<{ x: number; y: number } | null>(null)
  const [taken, setTaken] = useState<Taken | null>(null)
  const [said, setSaid] = useState('')
  const moved = useRef<string | null>(null)

  // The bar that was moved is another element on another line: the focus follows it.
  useEffect(() => {
    if (navigation.state !== 'idle' || !moved.current || view.drives.length === 0) return
    const bar = table.current?.querySelector<HTMLElement>(`[data-bar="${moved.current}"]`)
    moved.current = null
    bar?.focus({ preventScroll: true })
  }, [navigation.state, view.drives])

  const rowsOf = (band: Band): Row[] => (band === 'unit' ? view.units : view.instructors)
  const rowOf = (drive: Drive, band: Band) => (band === 'unit' ? drive.unitId : drive.instructorId) ?? ''
  const mayStand = (drive: Drive, band: Band, row: Row) =>
    band === 'instructor' ? drive.needsInstructor : row.modelId === drive.modelId
  const nameOf = (band: Band, id: string) => rowsOf(band).find(row => row.id === id)?.name ?? ''

  const take = (band: Band, drive: Drive, by: Taken['by']) => {
    const from = rowOf(drive, band)
    setTaken({ band, driveId: drive.id, from, over: from, by })
    setSaid(t('picked', { name: drive.member, hour: drive.hour, row: nameOf(band, from) }))
  }
  const leave = (band: Band, drive: Drive) => {
    setTaken(null)
    setSaid(t('left', { name: drive.member, row: nameOf(band, rowOf(drive, band)) }))
  }
  const put = (band: Band, drive: Drive, onto: string) => {
    if (onto === rowOf(drive, band)) return leave(band, drive)
    setTaken(null)
    setSaid('')
    moved.current = `${band} ${drive.id}`
    const { reservationId, slotId } = drive
    const target: Record<string, string> = band === 'unit' ? { unitId: onto } : { instructorId: onto }
    submit(
      { intent: 'move', day: view.day, reservationId, slotId, ...target },
      { method: 'post', preventScrollReset: true },
    )
  }

  const onKeyDown = (band: Band, drive: Drive) => (event: KeyboardEvent) => {
    const isMine = taken?.driveId === drive.id && taken.band === band
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      return isMine ? put(band, drive, taken.over) : take(band, drive, 'keyboard')
    }
    if (!isMine) return
    if (event.key === 'Escape') return leave(band, drive)
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const rows = rowsOf(band).filter(row => mayStand(drive, band, row))
    if (rows.length < 2) return setSaid(t('onlyRow'))
    const at = rows.findIndex(row => row.id === taken.over)
    const next = rows[(at + (event.key === 'ArrowDown' ? 1 : rows.length - 1)) % rows.length]
    if (!next) return
    setTaken({ ...taken, over: next.id })
    setSaid(t('aimed', { row: next.name }))
  }

  const onPointerDown = (band: Band, drive: Drive) => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    start.current = { x: event.clientX, y: event.clientY }
    event.currentTarget.setPointerCapture(event.pointerId)
    if (taken && taken.driveId !== drive.id) leave(band, drive)
  }
  const onPointerMove = (band: Band, drive: Drive) => (event: PointerEvent<HTMLElement>) => {
    if (!start.current) return
    const [dx, dy] = [event.clientX - start.current.x, event.clientY - start.current.y]
    if (!taken && Math.hypot(dx, dy) < slack) return
    if (!taken) take(band, drive, 'pointer')
    event.currentTarget.style.transform = `translate(${dx}px, ${dy}px)`
    const bar = event.currentTarget
    const under = document
      .elementsFromPoint(event.clientX, event.clientY)
      .filter(element => !bar.contains(element))
      .map(element => element.closest<HTMLElement>('tr[data-row]'))
      .find(row => row?.dataset.band === band)
    const over = under?.dataset.row ?? ''
    setTaken(now => now && { ...now, over })
  }
  const onPointerUp = (band: Band, drive: Drive) => (event: PointerEvent<HTMLElement>) => {
    start.current = null
    event.currentTarget.style.transform = ''
    if (taken?.by !== 'pointer') return
    if (taken.over) put(band, drive, taken.over)
    else leave(band, drive)
  }
  const onPointerCancel = (band: Band, drive: Drive) => (event: PointerEvent<HTMLElement>) => {
    start.current = null
    event.currentTarget.style.transform = ''
    if (taken?.by === 'pointer') leave(band, drive)
  }

  const held = taken && view.drives.find(drive => drive.id === taken.driveId)
  return {
    table,
    said,
    isTaken: (band: Band, driveId: string) => taken?.band === band && taken.driveId === driveId,
    aims: (band: Band, rowId: string) => taken?.band === band && taken.over === rowId && taken.from !== rowId,
    /** The lines on which the drive that is held cannot stand. */
    isClosedTo: (band: Band, row: Row) => (taken?.band === band && held ? !mayStand(held, band, row) : false),
    handlersOf: (band: Band, drive: Drive) => ({
      onKeyDown: onKeyDown(band, drive),
      onPointerDown: onPointerDown(band, drive),
      onPointerMove: onPointerMove(band, drive),
      onPointerUp: onPointerUp(band, drive),
      onPointerCancel: onPointerCancel(band, drive),
      onBlur: () => {
        if (taken?.by === 'keyboard' && taken.driveId === drive.id) leave(band, drive)
      },
    }),
  }
}
