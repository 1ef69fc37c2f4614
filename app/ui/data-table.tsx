import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type Column<Row> = {
  key: string
  head: string
  cell: (row: Row) => ReactNode
  /** Figures stand at the end of their cell. */
  end?: boolean
  /** The cell that names the row: its header, for those who hear the table. */
  name?: boolean
  /** Present when the table can be put in the order of this column. */
  sortKey?: string
}

export type Direction = 'ascending' | 'descending'
export type Sort = {
  key: string
  direction: Direction
  hrefFor: (key: string, direction: Direction) => string
}
export type Selection<Row> = {
  name: string
  valueOf: (row: Row) => string
  labelOf: (row: Row) => string
  /** The form that the ticks belong to, when the table stands outside it. */
  formId?: string
  isChecked?: (row: Row) => boolean
  isDisabled?: (row: Row) => boolean
}

type DataTableProps<Row> = {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Where the row's name leads. */
  rowHref?: (row: Row) => string
  /** What to say when there is no row. */
  empty: string
  sort?: Sort
  selection?: Selection<Row>
  isCurrent?: (row: Row) => boolean
}

/** A dense table that sorts by links, ticks by checkboxes and asks for no script. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, empty, sort, selection, isCurrent } = props
  if (rows.length === 0) return <p className="border-t border-rule py-6 text-soft">{empty}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than a phone is scrolled with the arrow keys
    <section className="table-frame" aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {selection ? <td className="cell-tick" /> : null}
            {columns.map(column => (
              <HeadCell key={column.key} column={column} sort={sort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={rowKey(row)} data-current={isCurrent?.(row) || undefined}>
              {selection ? <TickCell row={row} selection={selection} /> : null}
              {columns.map(column => (
                <BodyCell key={column.key} column={column} row={row} href={props.rowHref?.(row)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

type HeadCellProps<Row> = { column: Column<Row>; sort: Sort | undefined }

function HeadCell<Row>({ column, sort }: HeadCellProps<Row>) {
  const className = column.end ? 'cell-end' : undefined
  if (!sort || !column.sortKey) {
    return (
      <th scope="col" className={className}>
        {column.head}
      </th>
    )
  }
  const current = sort.key === column.sortKey ? sort.direction : undefined
  const next = current === 'ascending' ? 'descending' : 'ascending'
  return (
    <th scope="col" className={className} aria-sort={current ?? 'none'}>
      <Link to={sort.hrefFor(column.sortKey, next)} preventScrollReset>
        {column.head}
        <span aria-hidden="true" className="ml-0.5 inline-block w-0 tracking-normal">
          {current === 'ascending' ? '↑' : current === 'descending' ? '↓' : ''}
        </span>
      </Link>
    </th>
  )
}

type BodyCellProps<Row> = { column: Column<Row>; row: Row; href: string | undefined }

function BodyCell<Row>({ column, row, href }: BodyCellProps<Row>) {
  const className = classNames(column.end && 'cell-end', column.name && 'cell-name') || undefined
  if (!column.name) return <td className={className}>{column.cell(row)}</td>
  return (
    <th scope="row" className={className}>
      {href ? <Link to={href}>{column.cell(row)}</Link> : column.cell(row)}
    </th>
  )
}

function TickCell<Row>({ row, selection }: { row: Row; selection: Selection<Row> }) {
  return (
    <td className="cell-tick">
      <label className="choice">
        <input
          type="checkbox"
          name={selection.name}
          value={selection.valueOf(row)}
          form={selection.formId}
          defaultChecked={selection.isChecked?.(row)}
          disabled={selection.isDisabled?.(row)}
        />
        <span className="sr-only">{selection.labelOf(row)}</span>
      </label>
    </td>
  )
}
