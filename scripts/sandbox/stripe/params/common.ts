import { badParameter } from '../errors'
import { type Field, hash, integer, list, text } from './fields'
import { nest, type Raw } from './form'

const KEYS_AT_MOST = 50
const KEY_LENGTH = 40
const VALUE_LENGTH = 500

/** What the caller asks of each key: a text sets it, `null` removes it. `'none'` removes all. */
export type MetadataChange = Record<string, string | null> | 'none'

/** At most 50 keys of at most 40 characters, without brackets, to values of at most 500. */
export function metadata(): Field<MetadataChange | undefined> {
  return {
    read(raw, path) {
      if (raw === undefined) return undefined
      if (raw === '') return 'none'
      if (typeof raw === 'string') throw badParameter('Invalid object', { param: path })
      const entries = Object.entries(raw)
      if (entries.length > KEYS_AT_MOST) {
        throw badParameter(
          `Metadata can have at most ${KEYS_AT_MOST} keys, but you passed in ${entries.length}.`,
          {
            param: path,
          },
        )
      }
      return Object.fromEntries(entries.map(([key, value]) => readPair(key, value, path)))
    },
  }
}

/** The metadata after a change. */
export function changedMetadata(
  former: Record<string, string>,
  change: MetadataChange | undefined,
): Record<string, string> {
  if (change === undefined) return former
  if (change === 'none') return {}
  const next: Record<string, string> = { ...former }
  for (const [key, value] of Object.entries(change)) {
    if (value === null) delete next[key]
    else next[key] = value
  }
  return next
}

/** Names to expand, at most four deep. */
export function expand(): Field<string[] | undefined> {
  return list(text(), { max: 20 })
}

/** A moment in epoch seconds, or bounds around it. */
export type TimeRange = { gt?: number; gte?: number; lt?: number; lte?: number }

export function timeRange(): Field<TimeRange | undefined> {
  const bounds = hash({ gt: integer(), gte: integer(), lt: integer(), lte: integer() })
  const exact = integer()
  return {
    read(raw, path) {
      if (typeof raw !== 'string') return bounds.read(raw, path)
      const moment = exact.read(raw, path)
      return { gte: moment, lte: moment }
    },
    strangers: (raw, path) => bounds.strangers?.(raw, path) ?? [],
  }
}

/** The parameters that every list takes. */
export function page() {
  return {
    limit: integer({ min: 1, max: 100 }),
    starting_after: text(),
    ending_before: text(),
    expand: expand(),
  }
}

function readPair(key: string, value: Raw, path: string): [string, string | null] {
  const param = nest(path, key)
  if (typeof value !== 'string') throw badParameter(`Invalid string: ${JSON.stringify(value)}`, { param })
  if (key.length > KEY_LENGTH) {
    const message = `Metadata keys can have up to ${KEY_LENGTH} characters, but you passed in one that is ${key.length}. Invalid key: ${key}`
    throw badParameter(message, { param: path })
  }
  if (value.length > VALUE_LENGTH) {
    const message = `Metadata values can have up to ${VALUE_LENGTH} characters, but you passed in a value that is ${value.length} characters. Invalid value: ${value}`
    throw badParameter(message, { param })
  }
  return [key, value === '' ? null : value]
}
