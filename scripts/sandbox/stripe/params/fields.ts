import { badParameter } from '../errors'
import { currencyCodes, isCurrency } from './currencies'
import { nest, type Raw, type RawHash } from './form'

/** One parameter that a route knows: how it is read, and which names inside it are known. */
export type Field<T> = {
  /** `undefined` means that the parameter is absent. */
  read(raw: Raw | undefined, path: string): T
  /** Paths inside that nobody knows. */
  strangers?(raw: Raw, path: string): string[]
}

type Output<F> = F extends Field<infer T> ? T : never
export type Shape = Record<string, Field<unknown>>
export type Values<S extends Shape> = { [Name in keyof S]: Output<S[Name]> }

/** Reads all parameters of a route: names that it does not know are refused first, then what is missing or malformed. */
export function readParameters<S extends Shape>(shape: S, raw: RawHash): Values<S> {
  const strangers = strangersOf(shape, raw, '')
  if (strangers.length > 0) {
    const many = strangers.length > 1 ? 's' : ''
    throw badParameter(`Received unknown parameter${many}: ${strangers.join(', ')}`, {
      code: 'parameter_unknown',
      param: strangers[0] ?? '',
    })
  }
  return readShape(shape, raw, '')
}

export function required<T>(field: Field<T | undefined>): Field<T> {
  return {
    ...field,
    read(raw, path) {
      const value = raw === undefined ? undefined : field.read(raw, path)
      if (value !== undefined) return value
      throw badParameter(`Missing required param: ${path}.`, { code: 'parameter_missing', param: path })
    },
  }
}

export function text(limits: { max?: number } = {}): Field<string | undefined> {
  const max = limits.max ?? 5000
  return optional((raw, path) => {
    const value = plainText(raw, path)
    if (value.length <= max) return value
    const message = `Invalid string: ${value.slice(0, 20)}...${value.slice(-8)}; must be at most ${max} characters`
    throw badParameter(message, { param: path })
  })
}

/** Text that an empty value unsets. */
export function clearable(max = 5000): Field<string | null | undefined> {
  const filled = text({ max })
  return { read: (raw, path) => (raw === '' ? null : filled.read(raw, path)) }
}

export function integer(limits: { min?: number; max?: number } = {}): Field<number | undefined> {
  return optional((raw, path) => {
    const value = plainText(raw, path)
    const code = 'parameter_invalid_integer'
    if (!/^-?\d{1,15}$/.test(value)) throw badParameter(`Invalid integer: ${value}`, { code, param: path })
    const number = Number(value)
    const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = limits
    if (number >= min && number <= max) return number
    const bound = number < min ? `greater than or equal to ${min}` : `less than or equal to ${max}`
    throw badParameter(`This value must be ${bound}.`, { code, param: path })
  })
}

export function boolean(): Field<boolean | undefined> {
  return optional((raw, path) => {
    const value = plainText(raw, path)
    if (value === 'true' || value === 'false') return value === 'true'
    throw badParameter(`Invalid boolean: ${value}`, { param: path })
  })
}

export function oneOf<const T extends string>(values: readonly T[]): Field<T | undefined> {
  return optional((raw, path) => {
    const value = plainText(raw, path)
    const known = values.find(one => one === value)
    if (known !== undefined) return known
    throw badParameter(`Invalid ${path}: must be ${englishList(values)}`, { param: path })
  })
}

export function currency(): Field<string | undefined> {
  return optional((raw, path) => {
    const value = plainText(raw, path).toLowerCase()
    if (isCurrency(value)) return value
    const message = `Invalid currency: ${value}. Stripe currently supports these currencies: ${currencyCodes().join(', ')}`
    throw badParameter(message, { param: path })
  })
}

/** An absolute http or https address. */
export function webAddress(): Field<string | undefined> {
  return optional((raw, path) => {
    const value = plainText(raw, path)
    if (/^https?:\/\/[^\s/]+/.test(value) && URL.canParse(value)) return value
    throw badParameter('Not a valid URL', { code: 'url_invalid', param: path })
  })
}

export function email(): Field<string | undefined> {
  return optional((raw, path) => {
    const value = plainText(raw, path)
    if (/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(value) && value.length <= 512) return value
    throw badParameter(`Invalid email address: ${value}`, { code: 'email_invalid', param: path })
  })
}

export function list<T>(field: Field<T | undefined>, limits: { max?: number } = {}): Field<T[] | undefined> {
  return {
    read(raw, path) {
      if (raw === undefined) return undefined
      const entries = listEntries(raw, path)
      if (limits.max !== undefined && entries.length > limits.max) {
        throw badParameter(`Array too long: at most ${limits.max} elements`, { param: path })
      }
      return entries.map(([index, value]) => required(field).read(value, nest(path, index)))
    },
    strangers: (raw, path) =>
      typeof raw === 'string'
        ? []
        : Object.entries(raw).flatMap(([index, value]) => field.strangers?.(value, nest(path, index)) ?? []),
  }
}

export function hash<S extends Shape>(shape: S): Field<Values<S> | undefined> {
  return {
    read(raw, path) {
      if (raw === undefined) return undefined
      if (typeof raw === 'string') throw badParameter('Invalid object', { param: path })
      return readShape(shape, raw, path)
    },
    strangers: (raw, path) => (typeof raw === 'string' ? [] : strangersOf(shape, raw, path)),
  }
}

/** A real parameter of Stripe that this stand-in does not act upon: refused by name, never quietly dropped. */
export function beyondStandIn(): Field<undefined> {
  return {
    read(raw, path) {
      if (raw === undefined) return undefined
      throw badParameter(`The local stand-in does not act upon the parameter ${path}.`, { param: path })
    },
  }
}

/** A shape of `beyondStandIn` for many names. */
export function beyond<const Name extends string>(...names: Name[]): Record<Name, Field<undefined>> {
  return Object.fromEntries(names.map(name => [name, beyondStandIn()])) as Record<Name, Field<undefined>>
}

function readShape<S extends Shape>(shape: S, raw: RawHash, path: string): Values<S> {
  const read = Object.entries(shape).map(([name, field]) => [name, field.read(raw[name], nest(path, name))])
  return Object.fromEntries(read) as Values<S>
}

function strangersOf(shape: Shape, raw: RawHash, path: string): string[] {
  return Object.entries(raw).flatMap(([name, value]) => {
    const field = Object.hasOwn(shape, name) ? shape[name] : undefined
    return field ? (field.strangers?.(value, nest(path, name)) ?? []) : [nest(path, name)]
  })
}

function optional<T>(read: (raw: Raw, path: string) => T): Field<T | undefined> {
  return { read: (raw, path) => (raw === undefined ? undefined : read(raw, path)) }
}

export function plainText(raw: Raw, path: string): string {
  if (typeof raw !== 'string') throw badParameter(`Invalid string: ${JSON.stringify(raw)}`, { param: path })
  if (raw !== '') return raw
  const name = path
  throw badParameter(
    `You passed an empty string for '${name}'. We assume empty values are an attempt to unset a parameter; however ` +
      `'${name}' cannot be unset. You should remove '${name}' from your request or supply a non-empty value.`,
    { code: 'parameter_invalid_empty', param: path },
  )
}

function listEntries(raw: Raw, path: string): [string, Raw][] {
  if (typeof raw === 'string') throw badParameter('Invalid array', { param: path })
  const entries = Object.entries(raw)
  if (entries.every(([index]) => /^\d+$/.test(index))) return entries
  throw badParameter('Invalid array', { param: path })
}

function englishList(values: readonly string[]): string {
  if (values.length < 2) return values.join('')
  const comma = values.length > 2 ? ',' : ''
  return `one of ${values.slice(0, -1).join(', ')}${comma} or ${values.at(-1)}`
}
