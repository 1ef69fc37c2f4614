import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { neutralise, writeCsv } from '~/shared/csv'

describe('a table written for a spreadsheet', () => {
  it.each(['=1+1', '+33 Jean', '-Marc', '@SUM(A1)', '\tPaul', '\rx', ' =1', '＝1'])(
    'holds %j as text',
    cell => {
      expect(neutralise(cell)).toBe(`'${cell}`)
    },
  )

  it('leaves plain cells alone', () => {
    for (const cell of ['Marc', '06 12', 'a=b', "l'été", '', 'x@y.fr']) expect(neutralise(cell)).toBe(cell)
  })

  it('begins with the mark of UTF-8 and is parted by semicolons', () => {
    expect(
      writeCsv([
        ['Ligne', 'Prénom'],
        ['2', 'a;"b"'],
      ]),
    ).toBe('\uFEFFLigne;Prénom\r\n2;"a;""b"""\r\n')
  })

  it('comes back cell by cell, and no cell can be run', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        rows => {
          const back: string[][] = parse(writeCsv(rows), {
            bom: true,
            delimiter: ';',
            record_delimiter: '\r\n',
            relax_column_count: true,
          })
          expect(back).toEqual(rows.map(row => row.map(neutralise)))
          for (const cell of back.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
        },
      ),
    )
  })
})
