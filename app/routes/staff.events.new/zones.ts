/** The zones that a form offers, `own` among them: every place that this runtime knows. */
export function listZones(own: string): string[] {
  return [...new Set([own, ...Intl.supportedValuesOf('timeZone')])].sort()
}
