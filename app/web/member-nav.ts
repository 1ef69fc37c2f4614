import { defineCopy, type Locale, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'

const copy = defineCopy({
  fr: {
    home: 'Accueil',
    programme: 'Programme',
    reservations: 'Mes réservations',
    circle: 'Mon cercle',
    wishes: 'Mes vœux',
    nominations: 'Proposer un nom',
    voice: 'Ma parole',
  },
  en: {
    home: 'Home',
    programme: 'Programme',
    reservations: 'My reservations',
    circle: 'My circle',
    wishes: 'My wishes',
    nominations: 'Put a name forward',
    voice: 'My word',
  },
})

type NavEntry = { to: string; label: string; end?: boolean; within?: NavEntry[] }

/** The entries of every member's page, for the shell; the circle's own is there for those who are told to be members. */
export function memberNav(
  locale: Locale,
  standing: 'prospect' | 'applicant' | 'member' = 'prospect',
): NavEntry[] {
  const t = translate(copy, locale)
  const circle = { to: paths.membership(), label: t('circle') }
  const within = [
    circle,
    { to: paths.wishes(), label: t('wishes') },
    { to: paths.nominations(), label: t('nominations') },
  ]
  return [
    { to: paths.home(), label: t('home'), end: true },
    { to: paths.events(), label: t('programme') },
    { to: paths.reservations(), label: t('reservations') },
    ...(standing === 'member' ? [{ ...circle, within }] : []),
    { to: paths.voice(), label: t('voice') },
  ]
}
