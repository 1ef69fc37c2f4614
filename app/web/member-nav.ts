import { defineCopy, type Locale, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'

const copy = defineCopy({
  fr: { home: 'Accueil', reservations: 'Mes réservations', voice: 'Ma parole' },
  en: { home: 'Home', reservations: 'My reservations', voice: 'My word' },
})

/** The entries of every member's page, for the shell. */
export function memberNav(locale: Locale): { to: string; label: string; end?: boolean }[] {
  const t = translate(copy, locale)
  return [
    { to: paths.home(), label: t('home'), end: true },
    { to: paths.reservations(), label: t('reservations') },
    { to: paths.voice(), label: t('voice') },
  ]
}
