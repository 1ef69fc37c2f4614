/** What a form held when it was sent, by the names of its fields: shown again where it could not be kept. */
export type TypedFields = Readonly<Record<string, readonly string[]>>

/** What was typed into a field, else what is kept. */
export function typedOr(typed: TypedFields | undefined, name: string, kept: string): string {
  return typed ? (typed[name]?.[0] ?? '') : kept
}
