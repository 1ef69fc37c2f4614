/** A text by its letters alone, accents and capitals apart: what someone typed is compared by it, and never shown. */
export function plainLetters(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Whether two names are one as they are read aloud: accents, capitals, hyphens and spaces say nothing. */
export function isSameName(one: string, other: string): boolean {
  return spoken(one) === spoken(other)
}

function spoken(name: string): string {
  return plainLetters(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
