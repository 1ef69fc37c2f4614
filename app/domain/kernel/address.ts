import { createHash } from 'node:crypto'

/**
 * The form in which two addresses are compared: trimmed, NFC, lower case, without the +tag that a person adds for
 * themselves. Returns null for what is not one address (RFC 5321 lengths: 64 before the @, 254 in all; a dot in the
 * domain; no white space, no second @).
 */
export function normaliseAddress(written: string): string | null {
  const address = written.normalize('NFC').trim().toLowerCase()
  const match =
    /^([^\s@;,<>"()[\]\\:]+)@([a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+)$/.exec(
      address,
    )
  if (!match || address.length > 254) return null
  const [, local = '', domain = ''] = match
  const bare = local.replace(/\+.*$/, '')
  if (bare === '' || bare.length > 64 || /^\.|\.$|\.\./.test(bare)) return null
  return `${bare}@${domain}`
}

/** SHA-256 of a normalised address: what a suppression keeps, so that it outlives the person's data. */
export function hashAddress(normalised: string): Buffer {
  return createHash('sha256').update(normalised).digest()
}
