/** The closed set of what a letter may be filled with. `greeting` opens every letter by itself. */
export const mergeFields = [
  'greeting',
  'given_name',
  'family_name',
  'model',
  'city',
  'event',
  'venue',
  'reply_by',
  'seats',
] as const
export type MergeField = (typeof mergeFields)[number]
export type MergeValues = Record<MergeField, string>

/** Each field under the name that a French writer gives it; both names are understood in both languages. */
export const frenchNames = {
  greeting: 'formule',
  given_name: 'prénom',
  family_name: 'nom',
  model: 'modèle',
  city: 'ville',
  event: 'événement',
  venue: 'lieu',
  reply_by: 'réponse_avant',
  seats: 'places',
} as const satisfies Record<MergeField, string>

const known = new Map<string, MergeField>(
  mergeFields.flatMap(field => [[field, field] as const, [bare(frenchNames[field]), field] as const]),
)
const placeholder = /\{\{([^{}|]*)(?:\|([^{}]*))?\}\}/g

export type MergeProblem = { problem: 'unknown_field'; field: string } | { problem: 'open_braces' }

/** What keeps a text from being merged: a field that does not exist, as it was typed, or braces that never close. */
export function problemsOfTemplate(text: string): MergeProblem[] {
  const unknown = [...text.matchAll(placeholder)]
    .map(([, name = '']) => name.trim())
    .filter(name => !known.has(bare(name)))
    .map(field => ({ problem: 'unknown_field' as const, field }))
  const rest = text.replace(placeholder, '')
  return /\{\{|\}\}/.test(rest) ? [...unknown, { problem: 'open_braces' }] : unknown
}

/**
 * Fills a text for one person. A field without a value takes its fallback (`{{model|votre voiture}}`), else it is
 * `missing`. `used` are the fields whose own value was written. A field that does not exist is left as it was typed.
 */
export function mergeText(
  text: string,
  values: MergeValues,
): { text: string; missing: MergeField[]; used: MergeField[] } {
  const missing = new Set<MergeField>()
  const used = new Set<MergeField>()
  const filled = text.replace(
    placeholder,
    (typed: string, name: string, fallback: string | undefined, at: number) => {
      const field = known.get(bare(name))
      if (!field) return typed
      const value = values[field]
      if (value !== '') used.add(field)
      else if (fallback === undefined || fallback.trim() === '') missing.add(field)
      const words = value !== '' ? value : (fallback ?? '').trim()
      return opensSentence(text.slice(0, at))
        ? words.charAt(0).toLocaleUpperCase('fr') + words.slice(1)
        : words
    },
  )
  return { text: filled, missing: [...missing], used: [...used] }
}

function opensSentence(before: string): boolean {
  return /(?:^|[.!?…]\s+|\n\s*)$/.test(before)
}

/** Names are compared without case, accents, and with any of space, hyphen or underscore between words. */
function bare(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
}
