/**
 * A path of this site to go back to, or the fallback. Only a path that begins with one slash and stays on this site
 * once a browser has read it is honoured: no other host, no scheme, no back-slash or control character that a browser
 * would bend into one.
 */
export function safeReturnPath(wanted: unknown, fallback: string): string {
  if (typeof wanted !== 'string' || wanted.length > 500 || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(wanted))
    return fallback
  const here = 'http://here.invalid'
  const read = URL.canParse(wanted, here) ? new URL(wanted, here) : null
  if (read?.origin !== here || read.pathname.startsWith('//')) return fallback
  return read.pathname + read.search + read.hash
}
