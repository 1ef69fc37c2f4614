import { useLocation } from '@remix-run/react'
import { defineCopy, LOCALES } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { useCopy, useLocale } from './locale'

const copy = defineCopy({ fr: { name: 'Langue' }, en: { name: 'Language' } })
const OWN_NAMES = { fr: 'Français', en: 'English' } as const

/** The two languages of the club. It posts, since it changes what is remembered, and comes back to the same page. */
export function LanguageSwitch({ back }: { back?: string }) {
  const t = useCopy(copy)
  const locale = useLocale()
  const location = useLocation()
  return (
    <form method="post" action={paths.language()} className="caps inline-switch" aria-label={t('name')}>
      <input type="hidden" name="back" value={back ?? location.pathname + location.search} />
      {LOCALES.map((each, index) => (
        <Each key={each} first={index === 0}>
          {each === locale ? (
            <span aria-current="true" lang={each}>
              <abbr title={OWN_NAMES[each]} className="no-underline">
                {each}
              </abbr>
            </span>
          ) : (
            <button type="submit" name="locale" value={each} lang={each} aria-label={OWN_NAMES[each]}>
              {each}
            </button>
          )}
        </Each>
      ))}
    </form>
  )
}

function Each({ first, children }: { first: boolean; children: React.ReactNode }) {
  return (
    <>
      {first ? null : <i aria-hidden="true">·</i>}
      {children}
    </>
  )
}
