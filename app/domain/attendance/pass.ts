/** What a pass says: one person of one party, and which issue of its passes it belongs to. Nobody's name. */
export type PassClaim = { reservationId: string; position: number; number: number }

const shape = /^C1\.([A-Za-z0-9_-]{22})\.([0-9])\.([1-9][0-9]{0,8})\.([A-Za-z0-9_-]{22})$/

/** The claim as the text of a code, which its seal follows after another point. */
export function writeClaim({ reservationId, position, number }: PassClaim): string {
  return `C1.${packUuid(reservationId)}.${position}.${number}`
}

/** What a scanned text claims, true or not; null for a code that is no pass of this house. */
export function readClaim(text: string): (PassClaim & { seal: string }) | null {
  const [, packed, position, number, seal] = shape.exec(text) ?? []
  if (packed === undefined || seal === undefined) return null
  const reservationId = unpackUuid(packed)
  if (!reservationId) return null
  return { reservationId, position: Number(position), number: Number(number), seal }
}

function packUuid(id: string): string {
  const bytes = (id.replaceAll('-', '').match(/../g) ?? []).map(pair => Number.parseInt(pair, 16))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .slice(0, 22)
}

/** Null for letters that no uuid is written with: each has one way to be packed. */
function unpackUuid(packed: string): string | null {
  const bytes = atob(`${packed.replaceAll('-', '+').replaceAll('_', '/')}==`)
  const hex = Array.from(bytes, char => char.charCodeAt(0).toString(16).padStart(2, '0')).join('')
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return packUuid(id) === packed ? id : null
}
