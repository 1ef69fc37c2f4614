import { badParameter } from '../errors'

/** A decoded parameter: text, or names to parameters. A list is names `0`, `1`, … in their order. */
export type Raw = string | RawHash
export type RawHash = { [name: string]: Raw }

/**
 * Decodes `a[b][0][c]=d` as Stripe does: brackets nest, `[]` appends (and goes on with the last element while its name
 * is free), a later plain value replaces a former one.
 */
export function decodeForm(encoded: string): RawHash {
  const root = emptyHash()
  for (const pair of encoded.split('&')) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    const name = decodeText(equals < 0 ? pair : pair.slice(0, equals))
    const value = equals < 0 ? '' : decodeText(pair.slice(equals + 1))
    place(root, splitName(name), value, name)
  }
  return root
}

/** Writes a path back as Stripe names parameters: `line_items[0][price_data]`. */
export function nest(path: string, name: string): string {
  return path === '' ? name : `${path}[${name}]`
}

export function emptyHash(): RawHash {
  return Object.create(null) as RawHash
}

function decodeText(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw badParameter('Invalid encoding: the request is not percent-encoded UTF-8.')
  }
}

function splitName(name: string): string[] {
  const open = name.indexOf('[')
  if (open <= 0 || !name.endsWith(']')) return [name]
  return [name.slice(0, open), ...name.slice(open + 1, -1).split('][')]
}

function place(root: RawHash, keys: string[], value: string, name: string) {
  let hash = root
  for (const [depth, key] of keys.entries()) {
    const next = keys[depth + 1]
    const own = key === '' && depth > 0 ? listKey(hash, next) : key
    if (next === undefined) {
      hash[own] = value
      return
    }
    const inner = hash[own] ?? emptyHash()
    if (typeof inner === 'string')
      throw badParameter(`Invalid parameter structure at ${name}`, { param: name })
    hash[own] = inner
    hash = inner
  }
}

function listKey(hash: RawHash, next: string | undefined): string {
  const count = Object.keys(hash).length
  const last = hash[String(count - 1)]
  const goesOn = next !== undefined && next !== '' && typeof last === 'object' && !(next in last)
  return String(goesOn ? count - 1 : count)
}
