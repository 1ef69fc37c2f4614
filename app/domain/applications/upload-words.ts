import { defineCopy, type Locale, translate } from '~/shared/copy'
import type { UploadProblem } from '../kernel/files'

const copy = defineCopy({
  fr: {
    empty: 'Choisissez d’abord un fichier.',
    too_large: 'Ce fichier dépasse vingt mégaoctets. Une photo moins grande suffit.',
    not_accepted:
      'Nous lisons les photos (JPEG, PNG, WebP) et les PDF. Un iPhone les envoie ainsi quand on choisit «\u202fLe plus compatible\u202f».',
    pdf_not_accepted: 'Ici, nous attendons une photo (JPEG, PNG ou WebP).',
    animated: 'Les images animées ne se gardent pas : envoyez-en une qui ne bouge pas.',
    too_many_pixels: 'Cette image est trop grande : jusqu’à soixante-quatre millions de pixels.',
    too_many_pages: 'Ce PDF a plus de cent pages : envoyez celles qui comptent.',
    protected: 'Ce PDF est protégé par un mot de passe : envoyez-en une copie sans.',
    unreadable: 'Nous n’avons pas pu ouvrir ce fichier. Une photo de la page convient aussi.',
    busy: 'Beaucoup de fichiers arrivent en même temps. Réessayez dans un instant.',
  },
  en: {
    empty: 'Please choose a file first.',
    too_large: 'This file is over twenty megabytes. A smaller photograph will do.',
    not_accepted:
      'We read photographs (JPEG, PNG, WebP) and PDFs. An iPhone sends them so once “Most Compatible” is chosen.',
    pdf_not_accepted: 'Here we expect a photograph (JPEG, PNG or WebP).',
    animated: 'Moving pictures cannot be kept: please send one that stands still.',
    too_many_pixels: 'This picture is too large: up to sixty-four million pixels.',
    too_many_pages: 'This PDF has more than a hundred pages: please send those that matter.',
    protected: 'This PDF is protected by a password: please send a copy without.',
    unreadable: 'We could not open this file. A photograph of the page will do as well.',
    busy: 'Many files arrive at once. Please try again in a moment.',
  },
})

/** Why a file was not taken, and what to do instead. */
export function tellUploadRefusal(problem: UploadProblem, locale: Locale): string {
  return translate(copy, locale)(problem)
}
