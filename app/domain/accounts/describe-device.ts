const browsers: readonly [RegExp, string][] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]

const systems: readonly [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'Mac'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]

/**
 * A device in words that are the same in every language, 'Firefox, Windows', by which its owner knows it again; empty
 * for one that says nothing known of itself. Nothing else of the browser's own description is kept.
 */
export function describeDevice(userAgent: string | null): string {
  const known = [browsers, systems].map(list => list.find(([shape]) => shape.test(userAgent ?? ''))?.[1])
  return known.filter(name => name !== undefined).join(', ')
}
