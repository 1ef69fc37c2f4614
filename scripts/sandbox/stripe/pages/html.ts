/** Markup that is safe as it is. */
export type Markup = { readonly markup: string }

type Part = Markup | string | number | null | undefined | false | Part[]

/** Builds markup; every text put into it is escaped. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  const markup = strings.reduce((sum, text, index) => sum + written(parts[index - 1]) + text)
  return { markup }
}

function written(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (Array.isArray(part)) return part.map(written).join('')
  if (typeof part === 'object') return part.markup
  return String(part)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
