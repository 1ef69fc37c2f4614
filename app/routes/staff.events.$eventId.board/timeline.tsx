import { classNames } from '~/ui/class-names'
import { useCopy } from '~/ui/locale'
import { copy } from './copy'
import { type Band, useMoving } from './use-moving'
import type { BoardView } from './view'

type Lines = NonNullable<BoardView['lines']>
type Line = Lines['units'][number]

/**
 * The day across: a line for each unit, then one for each instructor, the drives where they stand. A table, so that it
 * is read as one; drives are taken by the pointer or by the keyboard, and put on another line of their band.
 */
export function Timeline({ lines, view }: { lines: Lines; view: BoardView }) {
  const t = useCopy(copy)
  const moving = useMoving(view)
  const title = t('board', { day: view.dayName })
  const bands = [
    { band: 'unit' as const, name: t('units'), rows: lines.units },
    { band: 'instructor' as const, name: t('instructors'), rows: lines.instructors },
  ].filter(({ rows }) => rows.length > 0)
  return (
    <div className="board-part">
      <h2 className="sr-only">{title}</h2>
      <p id="board-how" className="mb-3 text-sm text-soft">
        {t('how')}
      </p>
      <p className="sr-only" role="status">
        {moving.said}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a day wider than the screen is scrolled with the arrow keys */}
      <section className="board-frame" aria-label={title} tabIndex={0}>
        <table className="board" ref={moving.table}>
          <caption className="sr-only">{title}</caption>
          <colgroup>
            <col className="board-names" />
            <col span={lines.columns} width={lines.columnWidth} />
          </colgroup>
          <thead>
            <tr>
              <td className="board-corner" />
              {lines.hours.map(hour => (
                <th key={hour} scope="col" colSpan={lines.hourColumns}>
                  {hour}
                </th>
              ))}
            </tr>
          </thead>
          {bands.map(({ band, name, rows }) => (
            <tbody key={band}>
              <tr>
                <th scope="rowgroup" className="board-band caps">
                  {name}
                </th>
                <td colSpan={lines.columns} />
              </tr>
              {rows.map(row => (
                <tr
                  key={row.id}
                  data-row={row.id}
                  data-band={band}
                  data-aim={moving.aims(band, row.id) || undefined}
                  data-closed={moving.isClosedTo(band, row) || undefined}
                >
                  <th scope="row" className="board-name">
                    {row.name}
                    <span className="board-note">{row.note}</span>
                  </th>
                  <Cells line={row} band={band} view={view} moving={moving} />
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </section>
    </div>
  )
}

type CellsProps = { line: Line; band: Band; view: BoardView; moving: ReturnType<typeof useMoving> }

function Cells({ line, band, view, moving }: CellsProps) {
  const t = useCopy(copy)
  return line.cells.map(({ key, columns, item }) => {
    if (!item) return <td key={key} colSpan={columns} />
    if (item.kind === 'turnaround') return <td key={key} colSpan={columns} className="board-turnaround" />
    if (item.kind === 'out')
      return (
        <td key={key} colSpan={columns} className="board-out">
          <span>{t('out')}</span>
        </td>
      )
    const drive = view.drives.find(({ id }) => id === item.id)
    if (!drive) return <td key={key} colSpan={columns} />
    const isTaken = moving.isTaken(band, drive.id)
    return (
      <td key={key} colSpan={columns} className="board-cell">
        <button
          type="button"
          className={classNames(
            'board-bar',
            !drive.isConfirmed && 'board-bar-held',
            drive.byHand && 'board-bar-by-hand',
          )}
          aria-pressed={isTaken}
          aria-describedby="board-how"
          disabled={drive.hasBegun}
          data-bar={`${band} ${drive.id}`}
          {...moving.handlersOf(band, drive)}
        >
          <span className="board-bar-name">{drive.member}</span>
          <span className="board-bar-note">
            {drive.hour} · {drive.language.toUpperCase()}
            <span className="sr-only"> · {drive.notes.join(' · ')}</span>
          </span>
        </button>
      </td>
    )
  })
}
