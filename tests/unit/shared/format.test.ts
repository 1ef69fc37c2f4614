import { describe, expect, it } from 'vitest'
import {
  compareZones,
  dayInZone,
  elide,
  formatDateFigure,
  formatDay,
  formatDays,
  formatDuration,
  formatMoment,
  formatMoney,
  formatNumber,
  formatPlace,
  formatShare,
  formatTime,
  formatTimeAt,
  joinList,
  spellNumber,
} from '~/shared/format'

const NBSP = '\u00a0'
const NARROW = '\u202f'
const CLOSES = '2027-01-20T18:00:00+02:00'

describe('sums', () => {
  it('are whole when nothing stands after the point', () => {
    expect(formatMoney(50_000, 'EUR', 'fr')).toBe(`500${NBSP}€`)
    expect(formatMoney(50_000, 'EUR', 'en')).toBe('€500')
  })
  it('keep both digits when a centime matters', () => {
    expect(formatMoney(123_450, 'EUR', 'fr')).toBe(`1${NARROW}234,50${NBSP}€`)
    expect(formatMoney(123_450, 'EUR', 'en')).toBe('€1,234.50')
  })
  it('know francs, yens and a sum that goes back', () => {
    expect(formatMoney(20_000, 'CHF', 'fr')).toBe(`200${NBSP}CHF`)
    expect(formatMoney(20_000, 'CHF', 'en')).toBe(`CHF${NBSP}200`)
    expect(formatMoney(12_000, 'JPY', 'en')).toBe('¥12,000')
    expect(formatMoney(-25_000, 'EUR', 'fr')).toBe(`−250${NBSP}€`)
  })
  it('part thousands by a narrow no-break space in French', () => {
    expect(formatNumber(1_234_567, 'fr')).toBe(`1${NARROW}234${NARROW}567`)
    expect(formatNumber(1_234_567, 'en')).toBe('1,234,567')
    expect(formatShare(0.375, 'fr')).toBe(`38${NARROW}%`)
    expect(formatShare(0.375, 'en')).toBe('38%')
  })
})

describe('days', () => {
  it('share their month and year', () => {
    expect(formatDays(['2027-02-12', '2027-02-13'], 'fr', { weekday: true, capital: true })).toBe(
      `Vendredi 12 et samedi 13${NBSP}février 2027`,
    )
    expect(formatDays(['2027-02-13', '2027-02-12'], 'fr')).toBe(`12 et 13${NBSP}février 2027`)
    expect(formatDays(['2027-02-12', '2027-02-13'], 'en', { weekday: true })).toBe(
      `Friday 12 and Saturday 13${NBSP}February 2027`,
    )
  })
  it('say each month when two are needed, and each year', () => {
    expect(formatDays(['2027-02-28', '2027-03-01'], 'fr')).toBe(`28${NBSP}février et 1er${NBSP}mars 2027`)
    expect(formatDays(['2026-12-31', '2027-01-01'], 'en')).toBe(
      `31${NBSP}December 2026 and 1${NBSP}January 2027`,
    )
  })
  it('become a stretch when three follow each other', () => {
    expect(formatDays(['2027-02-12', '2027-02-13', '2027-02-14'], 'fr')).toBe(
      `du 12 au 14${NBSP}février 2027`,
    )
    expect(formatDays(['2027-02-12', '2027-02-13', '2027-02-14'], 'en')).toBe(`12–14${NBSP}February 2027`)
    expect(formatDays(['2027-02-12', '2027-02-14', '2027-02-16'], 'fr')).toBe(
      `12, 14 et 16${NBSP}février 2027`,
    )
  })
  it('may leave the year out', () => {
    expect(formatDay('2027-12-29', 'fr', { year: false })).toBe(`29${NBSP}décembre`)
    expect(formatDays([], 'fr')).toBe('')
  })
  it('are set as a figure', () => {
    expect(formatDateFigure(['2027-01-14'], 'fr')).toEqual({ day: '14', month: 'janv.' })
    expect(formatDateFigure(['2027-02-12', '2027-02-13'], 'en')).toEqual({ day: '12–13', month: 'Feb' })
    expect(formatDateFigure(['2027-02-28', '2027-03-01'], 'fr')).toEqual({
      day: '28–1',
      month: 'févr. – mars',
    })
  })
})

describe('hours', () => {
  it('are the venue’s, in the reader’s words', () => {
    expect(formatTimeAt(CLOSES, 'Europe/Helsinki', 'fr')).toBe(`18${NBSP}h à Helsinki`)
    expect(formatTimeAt(CLOSES, 'Europe/Helsinki', 'en')).toBe(`6${NBSP}pm in Helsinki`)
    expect(formatTime('2027-02-12T07:30:00Z', 'Europe/Helsinki', 'fr')).toBe(`9${NBSP}h${NBSP}30`)
    expect(formatTime('2027-02-12T07:30:00Z', 'Europe/Helsinki', 'en')).toBe(`9:30${NBSP}am`)
    expect(formatTime('2027-02-12T22:00:00Z', 'Europe/Helsinki', 'en')).toBe(`12${NBSP}am`)
    expect(formatTime(new Date('2027-02-12T11:05:00Z'), 'Europe/Paris', 'en')).toBe(`12:05${NBSP}pm`)
  })
  it('come after their day', () => {
    expect(formatMoment(CLOSES, 'Europe/Helsinki', 'fr')).toBe(`mercredi 20${NBSP}janvier, 18${NBSP}h`)
    expect(formatMoment(CLOSES, 'Europe/Helsinki', 'en', { year: true })).toBe(
      `Wednesday 20${NBSP}January 2027, 6${NBSP}pm`,
    )
  })
  it('belong to the day of the zone, not of the server', () => {
    expect(dayInZone('2027-03-27T23:30:00Z', 'Europe/Paris')).toBe('2027-03-28')
    expect(dayInZone('2027-03-27T23:30:00Z', 'America/New_York')).toBe('2027-03-27')
  })
  it('are compared with the reader’s own', () => {
    expect(compareZones(CLOSES, 'Europe/Helsinki', 'Europe/Paris', 'fr')).toBe(
      'heure d’Helsinki, une heure après la vôtre',
    )
    expect(compareZones(CLOSES, 'Europe/Helsinki', 'Europe/Paris', 'en')).toBe(
      'Helsinki time, one hour ahead of yours',
    )
    expect(compareZones(CLOSES, 'Europe/Zurich', 'Europe/Paris', 'fr')).toBe(
      'heure de Zurich, la même que la vôtre',
    )
    expect(compareZones(CLOSES, 'Europe/London', 'Asia/Kolkata', 'fr')).toBe(
      'heure de Londres, cinq heures et trente minutes avant la vôtre',
    )
  })
  it('are compared as they are on that date: the hour changes in one country before the other', () => {
    expect(compareZones('2027-03-20T12:00:00Z', 'Europe/Paris', 'America/New_York', 'en')).toBe(
      'Paris time, five hours ahead of yours',
    )
    expect(compareZones('2027-03-10T12:00:00Z', 'Europe/Paris', 'America/New_York', 'en')).toBe(
      'Paris time, six hours ahead of yours',
    )
  })
})

describe('words', () => {
  it('spell a number up to thirty', () => {
    expect(spellNumber(24, 'fr', { capital: true })).toBe('Vingt-quatre')
    expect(spellNumber(21, 'fr', { feminine: true })).toBe('vingt-et-une')
    expect(spellNumber(1, 'fr', { feminine: true })).toBe('une')
    expect(spellNumber(12, 'en')).toBe('twelve')
    expect(spellNumber(300, 'fr')).toBe('300')
  })
  it('elide before a vowel and a mute h', () => {
    expect(elide('de', 'Aurora')).toBe('d’Aurora')
    expect(elide('de', 'Édimbourg')).toBe('d’Édimbourg')
    expect(elide('de', 'Paris')).toBe('de Paris')
    expect(elide('de', formatPlace('Africa/Cairo', 'fr'))).toBe('du Caire')
    expect(formatPlace('America/New_York', 'fr')).toBe('New York')
  })
  it('join a list', () => {
    expect(joinList(['neige', 'nuit', 'silence'], 'fr')).toBe('neige, nuit et silence')
    expect(joinList(['', 'snow', 'ice'], 'en', 'or')).toBe('snow or ice')
    expect(joinList([], 'fr')).toBe('')
  })
  it('say how long', () => {
    expect(formatDuration(45, 'fr')).toBe(`45${NBSP}min`)
    expect(formatDuration(90, 'fr')).toBe(`1${NBSP}h${NBSP}30`)
    expect(formatDuration(65, 'en')).toBe(`1${NBSP}h${NBSP}05${NBSP}min`)
    expect(formatDuration(2880, 'fr')).toBe(`2${NBSP}jours`)
    expect(formatDuration(0, 'en')).toBe(`0${NBSP}min`)
  })
})
