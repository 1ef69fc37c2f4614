import { Link, useSearchParams } from '@remix-run/react'
import { defineCopy } from '~/shared/copy'
import { classNames } from '~/ui/class-names'
import { useCopy, useLocale } from '~/ui/locale'

const VIEWS = ['pieces', 'invitation', 'member', 'staff', 'threshold', '404', '500', '503'] as const
export type View = (typeof VIEWS)[number]

const copy = defineCopy({
  fr: {
    name: 'Galerie',
    pieces: 'Pièces',
    invitation: 'Invitation',
    member: 'Membre',
    staff: 'Maison',
    threshold: 'Seuil',
    paper: 'Papier',
    night: 'Nuit',
  },
  en: {
    name: 'Gallery',
    pieces: 'Pieces',
    invitation: 'Invitation',
    member: 'Member',
    staff: 'House',
    threshold: 'Threshold',
    paper: 'Paper',
    night: 'Night',
  },
})

export function readView(asked: string | null): View {
  return VIEWS.find(view => view === asked) ?? 'pieces'
}

/** The way from one view to another, in either language and either light. Nothing is remembered. */
export function GalleryBar({ view }: { view: View }) {
  const t = useCopy(copy)
  const locale = useLocale()
  const [asked] = useSearchParams()
  const to = (changes: Record<string, string>) =>
    `?${new URLSearchParams({ ...Object.fromEntries(asked), ...changes })}`
  const word = (each: View) => (each === '404' || each === '500' || each === '503' ? each : t(each))
  return (
    <nav
      aria-label={t('name')}
      data-print="hide"
      className="flex flex-wrap gap-x-5 gap-y-1 border-b border-rule bg-sheet px-6 py-2 text-xs"
    >
      {VIEWS.map(each => (
        <BarLink key={each} to={to({ view: each })} on={each === view} text={word(each)} />
      ))}
      <span className="grow" />
      <BarLink to={to({ theme: 'paper' })} on={asked.get('theme') === 'paper'} text={t('paper')} />
      <BarLink to={to({ theme: 'night' })} on={asked.get('theme') === 'night'} text={t('night')} />
      <BarLink to={to({ locale: 'fr' })} on={locale === 'fr'} text="fr" />
      <BarLink to={to({ locale: 'en' })} on={locale === 'en'} text="en" />
    </nav>
  )
}

function BarLink({ to, on, text }: { to: string; on: boolean; text: string }) {
  return (
    <Link
      to={to}
      aria-current={on || undefined}
      className={classNames('py-1 no-underline', on ? 'text-ink' : 'text-soft')}
    >
      {text}
    </Link>
  )
}
