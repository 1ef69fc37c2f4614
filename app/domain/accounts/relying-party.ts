/** Passkeys belong to a domain: its name, and the origin that browsers report. */
export type RelyingParty = { id: string; origin: string }

/**
 * The relying party that the club's origin makes, or null where browsers would refuse one: passkeys need https (or
 * localhost) and a name, never a bare IP address.
 */
export function relyingPartyOf(origin: string): RelyingParty | null {
  const { protocol, hostname } = new URL(origin)
  const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost')
  if (protocol !== 'https:' && !isLocal) return null
  if (/^[\d.]+$/.test(hostname) || hostname.includes(':')) return null
  return { id: hostname, origin }
}
