import type { ReactNode } from 'react'
import { classNames } from './class-names'

/** `id` tells rows of one term apart. */
export type DefinitionRow = { id?: string; term: string; value: ReactNode; aside?: ReactNode }

export function DefinitionRows({ rows, dense }: { rows: readonly DefinitionRow[]; dense?: boolean }) {
  return (
    <dl className={classNames('rows', dense && 'rows-dense')}>
      {rows.map(row => (
        <div key={row.id ?? row.term}>
          <dt className="caps">{row.term}</dt>
          <dd>
            {row.value}
            {row.aside ? <span className="aside-text">{row.aside}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Rows of which each may say several things, one a line. */
export function inLines(rows: readonly { term: string; values: readonly string[] }[]): DefinitionRow[] {
  return rows.map(({ term, values }) => ({
    term,
    value: values.map(value => (
      <span key={value} className="block">
        {value}
      </span>
    )),
  }))
}
