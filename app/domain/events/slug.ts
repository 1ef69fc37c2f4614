/** A title as the last part of an address: 'Avant-première en Laponie' gives 'avant-premiere-en-laponie'. At most 60 characters, cut between words. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '')
  let slug = ''
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, 60) : `${slug}-${word}`
    if (longer.length > 60) break
    slug = longer
  }
  return slug === '' ? 'event' : slug
}
