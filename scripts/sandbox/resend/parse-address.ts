/** One mailbox as Resend accepts it: `email@example.com` or `Name <email@example.com>`. */
export type Mailbox = { name: string | null; address: string; local: string; domain: string }

const bare =
  /^([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+)@((?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63})$/

/**
 * Reads one mailbox. Gives null for anything that is not one of the two accepted forms: an empty or
 * doubled dot, a domain without a top level, a line break, a letter outside ASCII in the address.
 */
export function parseMailbox(text: string): Mailbox | null {
  if (/[\r\n]/.test(text)) return null
  const framed = /^\s*(.*?)\s*<([^<>]+)>\s*$/.exec(text)
  const address = (framed ? (framed[2] ?? '') : text).trim()
  const parts = bare.exec(address)
  if (!parts) return null
  const local = parts[1] ?? ''
  if (local.length > 64 || local.startsWith('.') || local.endsWith('.') || local.includes('..')) return null
  const name = framed?.[1]?.replace(/^"(.*)"$/, '$1').trim() ?? ''
  return { name: name === '' ? null : name, address, local, domain: (parts[2] ?? '').toLowerCase() }
}

/** The address a suppression or a search is keyed by: lower case, display name dropped. */
export function normaliseAddress(text: string): string {
  return (parseMailbox(text)?.address ?? text).trim().toLowerCase()
}
