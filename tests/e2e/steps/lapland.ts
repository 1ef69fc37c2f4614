import { Temporal } from 'temporal-polyfill'

/**
 * The preview in Lapland, as the club's programme has it. Its year is moved on by whole years once the deposit would no
 * longer come back in full, so that what the tests see does not depend on when they run.
 */
export function lapland(name: string) {
  const year = firstYear()
  return {
    brand: 'Aurora',
    title: { fr: `Avant-première en Laponie, ${name}`, en: `Lapland preview, ${name}` },
    story: {
      fr: 'Deux jours au nord du cercle polaire, sur un lac gelé.',
      en: 'Two days north of the polar circle, on a frozen lake.',
    },
    hostName: 'Élise Marchand',
    hostTitle: 'Maison Aurora',
    art: 'aurora' as const,
    venue: 'Ivalo Test Ground',
    city: 'Ivalo',
    timeZone: 'Europe/Helsinki',
    startsOn: `${year}-02-12`,
    startsAt: '09:30',
    endsOn: `${year}-02-13`,
    endsAt: '15:30',
    repliesOn: `${year}-01-20`,
    repliesAt: '18:00',
    seats: 24,
    guestsAllowed: 1,
    /** A seat's, in euros. */
    deposit: 500,
    refund: [
      { days: 45, percent: 100 },
      { days: 14, percent: 50 },
      { days: 0, percent: 0 },
    ],
  }
}
export type EventValues = ReturnType<typeof lapland>

function firstYear(): number {
  const soon = Temporal.Now.plainDateISO('Europe/Helsinki').add({ days: 50 })
  for (let year = 2027; ; year++)
    if (Temporal.PlainDate.compare(soon, { year, month: 2, day: 12 }) < 0) return year
}
