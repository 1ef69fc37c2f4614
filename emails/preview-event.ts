import type { LetterEvent } from '~/domain/letters/types'

/** The event with which letters are shown in the gallery. */
export const previewEvent: LetterEvent = {
  title: 'Avant-première en Laponie',
  slug: 'laponie-avant-premiere',
  art: 'aurora',
  venue: 'Ivalo Test Ground',
  city: 'Ivalo',
  timeZone: 'Europe/Helsinki',
  startsAt: '2027-02-12T07:00:00Z',
  endsAt: '2027-02-13T15:00:00Z',
  brandName: 'Aurora',
  accent: '#8a6b3d',
}
