import { readFileSync } from 'node:fs'

export const exportPath = new URL('../../fixtures/crm-export.csv', import.meta.url)
export const exportBytes = (): Buffer => readFileSync(exportPath)

type Row = { line: number; cells: Record<string, string> }

/**
 * Counts the sample export by hand, with a reader and rules of its own, so that the import is checked against
 * something that shares nothing with it. `today` is 'yyyy-mm-dd'.
 */
export function countExport(today: string) {
  const rows = readExport()
  const refused: { line: number; why: string }[] = []
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const written = String(row.cells.Courriel).trim().toLowerCase()
    const [local = '', domain = '', ...rest] = written.split('@')
    const good =
      local !== '' &&
      rest.length === 0 &&
      /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain) &&
      !/[\s;]/.test(written)
    const birth = day(row.cells['Date de naissance'])
    if (!good) refused.push({ line: row.line, why: 'address' })
    else if (birth && birth > `${Number(today.slice(0, 4)) - 18}${today.slice(4)}`) {
      refused.push({ line: row.line, why: 'age' })
    } else {
      const key = `${local.split('+')[0]}@${domain}`
      groups.set(key, [...(groups.get(key) ?? []), row])
    }
  }
  const people = [...groups].map(([address, members]) => describe(address, members, today))
  return { rows, refused, people, merged: rows.length - refused.length - people.length }
}

function describe(address: string, members: Row[], today: string) {
  const opposed = members.some(row => row.cells.Opposition !== '')
  const consents = members
    .map(row => ({
      on: day(row.cells['Consentement le']) ?? '',
      from: row.cells['Origine du consentement'] ?? '',
      channels: (row.cells.Canaux ?? '').split('|').filter(Boolean),
    }))
    .filter(one => one.on !== '' && one.on <= today && one.from !== '' && one.channels.length > 0)
    .sort((a, b) => (a.on < b.on ? 1 : -1))
  return { address, members, opposed, channels: opposed ? [] : (consents[0]?.channels ?? []) }
}

function readExport(): Row[] {
  const text = readFileSync(exportPath, 'utf8').slice(1)
  const records: { line: number; cells: string[] }[] = []
  let line = 1
  let open = { line, cells: [''] }
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const one = text.charAt(at)
    const last = open.cells.length - 1
    if (one === '\n') line += 1
    if (quoted && one === '"' && text[at + 1] === '"') {
      open.cells[last] += '"'
      at += 1
    } else if (one === '"') quoted = !quoted
    else if (!quoted && one === ';') open.cells.push('')
    else if (!quoted && one === '\n') {
      records.push(open)
      open = { line, cells: [''] }
    } else if (quoted || one !== '\r') open.cells[last] += one
  }
  const [head, ...rest] = records
  return rest.map(({ line: at, cells }) => ({
    line: at,
    cells: Object.fromEntries((head?.cells ?? []).map((name, index) => [name, cells[index] ?? ''])),
  }))
}

function day(written: string | undefined): string | null {
  const [, d = '', m = '', y = ''] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(written ?? '') ?? []
  const instant = new Date(`${y}-${m}-${d}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.getUTCDate() === Number(d) ? `${y}-${m}-${d}` : null
}
