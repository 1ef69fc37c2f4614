import { type CopyKey, defineCopy, type Locale, translate } from '~/shared/copy'
import { type Liking, likings, type Season, seasons } from './types'

const copy = defineCopy({
  fr: {
    liked1: 'Pas cette fois',
    liked2: 'Un peu en deçà',
    liked3: 'Agréable',
    liked4: 'Un très beau moment',
    liked5: 'Inoubliable',
    spring: 'Printemps',
    summer: 'Été',
    autumn: 'Automne',
    winter: 'Hiver',
  },
  en: {
    liked1: 'Not this time',
    liked2: 'A little below',
    liked3: 'Pleasant',
    liked4: 'A very fine moment',
    liked5: 'Unforgettable',
    spring: 'Spring',
    summer: 'Summer',
    autumn: 'Autumn',
    winter: 'Winter',
  },
})

/** How it was, in words. */
export function tellLiking(liked: Liking, locale: Locale): string {
  const key: CopyKey<typeof copy> = `liked${liked}`
  return translate(copy, locale)(key)
}

export function tellSeason(season: Season, locale: Locale): string {
  return translate(copy, locale)(season)
}

/** The five answers, the warmest first. */
export function likingChoices(locale: Locale): { value: string; label: string }[] {
  return [...likings].reverse().map(liked => ({ value: String(liked), label: tellLiking(liked, locale) }))
}

export function seasonChoices(locale: Locale): { value: string; label: string }[] {
  return seasons.map(season => ({ value: season, label: tellSeason(season, locale) }))
}

/** What a wish says, in one line: "Boréale · Col de l’Iseran · Été"; its own words when it says nothing else. */
export function tellWish(
  wish: { model: string | null; place: string; season: Season | null; words: string },
  locale: Locale,
): string {
  const parts = [wish.model ?? '', wish.place, wish.season ? tellSeason(wish.season, locale) : '']
  return parts.filter(part => part !== '').join(' · ') || wish.words
}
