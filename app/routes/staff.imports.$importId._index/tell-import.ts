import { CHANNELS } from '~/domain/permission/types'
import { tellChannel } from '~/domain/permission/words'
import type { ImportPage, PreviewRow } from '~/domain/profile/import-queries.server'
import { tellKind, tellValue } from '~/domain/profile/purposes'
import { type ImportCounts, type ImportField, WITHHELD_REASONS } from '~/domain/profile/types'
import { tellField, tellRowRefusal, tellWithheld } from '~/domain/profile/words'
import { type Locale, translate } from '~/shared/copy'
import { formatDay, formatNumber, joinList } from '~/shared/format'
import { copy } from './copy'

/** Beyond so many, the lines of cells set aside are only counted. */
const namedLines = 12

/** What a run gave, or would give, in words. */
export function tellCounts(counts: ImportCounts, locale: Locale) {
  const t = translate(copy, locale)
  const number = (value: number) => formatNumber(value, locale)
  return {
    rows: t('rows', { count: counts.rows, n: number(counts.rows) }),
    figures: (['imported', 'merged', 'unchanged', 'refused'] as const).map(key => ({
      value: number(counts[key]),
      label: t(key),
      note: t(`${key}Note`),
    })),
    permission: t('permissionText', {
      with: number(counts.withPermission),
      people: number(counts.people),
      count: counts.withoutPermission,
      n: number(counts.withoutPermission),
    }),
    channels: CHANNELS.filter(channel => counts.byChannel[channel] > 0).map(channel => ({
      term: tellChannel(channel, locale),
      value: number(counts.byChannel[channel]),
    })),
    withheld: WITHHELD_REASONS.flatMap(reason => {
      const count = counts.withheld[reason]
      return count ? [{ term: tellWithheld(reason, locale), value: number(count) }] : []
    }),
    aside: tellAside(counts.setAside, locale),
  }
}

function tellAside(setAside: ImportCounts['setAside'], locale: Locale) {
  const t = translate(copy, locale)
  const linesOf = new Map<ImportField, number[]>()
  for (const { field, line } of setAside) linesOf.set(field, [...(linesOf.get(field) ?? []), line])
  return [...linesOf].map(([field, lines]) => {
    const named = lines.slice(0, namedLines).map(String)
    const more =
      lines.length > namedLines ? t('andMore', { n: formatNumber(lines.length - namedLines, locale) }) : ''
    const list = more ? named.join(', ') : joinList(named, locale)
    return {
      term: tellField(field, locale),
      value: t('asideLine', { count: lines.length, lines: list }) + more,
    }
  })
}

type Mapped = Extract<ImportPage, { state: 'mapping' }>
type Reported = Extract<ImportPage, { state: 'done' }>

export function tellColumns(columns: Mapped['columns'], locale: Locale) {
  const t = translate(copy, locale)
  return columns.map(({ name, sample, field }, index) => ({
    key: `column-${index}`,
    name,
    sample,
    field: field ?? ('' as const),
    label: t('readAsNamed', { name }),
  }))
}

export function tellFirstRows(rows: readonly PreviewRow[], locale: Locale) {
  return rows.map(row =>
    row.refused !== null
      ? {
          line: row.line,
          person: '',
          address: '',
          facts: '',
          permission: '',
          refused: tellRowRefusal(row.refused, locale),
        }
      : {
          line: row.line,
          person: `${row.givenName} ${row.familyName}`.trim(),
          address: row.address,
          facts: row.facts
            .map(({ kind, value }) => `${tellKind(kind, locale)} ${tellValue(kind, value, locale)}`)
            .join(' · '),
          permission: tellConsent(row, locale),
          refused: null,
        },
  )
}

function tellConsent({ consent, opposed }: Extract<PreviewRow, { refused: null }>, locale: Locale): string {
  if (opposed) return tellWithheld('opposed', locale)
  if ('withheld' in consent) return tellWithheld(consent.withheld, locale)
  return translate(copy, locale)('consent', {
    channels: joinList(
      consent.channels.map(channel => tellChannel(channel, locale)),
      locale,
    ),
    day: formatDay(consent.on, locale),
    source: consent.source,
  })
}

export function tellRefused({ refused, counts }: Reported, locale: Locale) {
  return {
    rows: refused.map(({ line, reason, cells }) => ({
      line,
      reason: tellRowRefusal(reason, locale),
      cells: cells.filter(cell => cell.trim() !== '').join(' · '),
    })),
    first: counts.refused > refused.length ? refused.length : null,
  }
}
