import { defineCopy, type Locale, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'

const copy = defineCopy({
  fr: {
    home: 'Accueil',
    programme: 'Programme',
    reservations: 'Mes réservations',
    circle: 'Mon cercle',
    voice: 'Ma parole',
  },
  en: {
    home: 'Home',
    programme: 'Programme',
    reservations: 'My reservations',
    circle: 'My circle',
    voice: 'My word',
  },
})

/** The entries of every member's page, for the shell; the circle's own is there for those who are told to be members. */
export function memberNav(
  locale: Locale,
  standing: 'prospect' | 'applicant' | 'member' = 'prospect',
): { to: string; label: string; end?: boolean }[] {
  const t = translate(copy, locale)
  return [
    { to: paths.home(), label: t('home'), end: true },
    { to: paths.events(), label: t('programme') },
    { to: paths.reservations(), label: t('reservations') },
    ...(standing === 'member' ? [{ to: paths.membership(), label: t('circle') }] : []),
    { to: paths.voice(), label: t('voice') },
  ]
}
