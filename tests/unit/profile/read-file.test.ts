import { describe, expect, it } from 'vitest'
import { MOST_BYTES, MOST_ROWS, readCsvFile } from '~/domain/profile/read-file'

const read = (text: string) => readCsvFile(Buffer.from(text, 'utf8'))
const cells = (bytes: Uint8Array) => {
  const file = readCsvFile(bytes)
  if (!file.ok) throw new Error(file.reason)
  return [file.value.header, ...file.value.rows.map(row => row.cells)]
}

describe('a CSV file', () => {
  it('is read with or without its mark, as UTF-8, UTF-16 or Windows-1252', () => {
    const text = 'Courriel;Prénom\r\na@b.fr;Élise\r\n'
    const expected = [
      ['Courriel', 'Prénom'],
      ['a@b.fr', 'Élise'],
    ]
    expect(cells(Buffer.from(text))).toEqual(expected)
    expect(cells(Buffer.from(`\uFEFF${text}`))).toEqual(expected)
    expect(cells(Buffer.from(`\uFEFF${text}`, 'utf16le'))).toEqual(expected)
    expect(cells(Buffer.from(text, 'latin1'))).toEqual(expected)
    expect(
      cells(Buffer.concat([Buffer.from('Prix;Nom\n3 '), Buffer.from([0x80]), Buffer.from(';x')]))[1],
    ).toEqual(['3 €', 'x'])
  })

  it('is parted by what its first line uses most', () => {
    expect(cells(Buffer.from('a,b,"c;d"\n1,2,3'))[0]).toEqual(['a', 'b', 'c;d'])
    expect(cells(Buffer.from('a\tb\n1\t2'))[1]).toEqual(['1', '2'])
    expect(cells(Buffer.from('e-mail\na@b.fr'))).toEqual([['e-mail'], ['a@b.fr']])
  })

  it('tells the line on which each row begins, past line breaks in cells and empty rows', () => {
    const file = read('a;b\r\n1;"x\r\ny"\r\n\r\n;\r\n2;z\n3;"p\nq\nr"\r\n4;t')
    expect(file.ok && file.value.rows.map(row => [row.line, row.cells[0]])).toEqual([
      [2, '1'],
      [6, '2'],
      [7, '3'],
      [10, '4'],
    ])
  })

  it('keeps a stray quotation mark, and refuses one that is never closed with its line', () => {
    expect(cells(Buffer.from('a;b\n1;il dit "oui"'))[1]).toEqual(['1', 'il dit "oui"'])
    expect(read('a;b\n1;2\n3;"4')).toMatchObject({ ok: false, reason: 'broken_quotes' })
  })

  it.each([
    ['nothing', '', 'empty'],
    ['blanks only', ' \r\n\r\n', 'empty'],
    ['a mark only', '\uFEFF', 'empty'],
    ['rows without a header', 'a@b.fr;Anne\nc@d.fr;Luc', 'no_header'],
    ['a header without rows', 'Courriel;Nom\r\n', 'no_rows'],
    ['a workbook', 'PK\u0003\u0004\u0000\u0000', 'not_text'],
  ])('refuses %s', (_, text, reason) => {
    expect(read(text)).toEqual({ ok: false, reason })
  })

  it('refuses more than five megabytes, and more than twenty thousand rows', () => {
    expect(readCsvFile(Buffer.alloc(MOST_BYTES + 1, 'a'))).toEqual({ ok: false, reason: 'too_large' })
    expect(read(`e\n${'x\n'.repeat(MOST_ROWS + 1)}`)).toEqual({ ok: false, reason: 'too_many_rows' })
    expect(read(`e\n${'x\n'.repeat(MOST_ROWS)}`).ok).toBe(true)
  })
})
