import { createContext, type ReactNode, useContext } from 'react'
import { type Copy, DEFAULT_LOCALE, type Locale, type Translate, translate } from '~/shared/copy'

const LocaleContext = createContext<Locale>(DEFAULT_LOCALE)

export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <LocaleContext.Provider value={locale}>{children}</LocaleContext.Provider>
}

export function useLocale(): Locale {
  return useContext(LocaleContext)
}

/** The words of a screen in the reader's language. */
export function useCopy<C extends Copy>(copy: C): Translate<C> {
  return translate(copy, useLocale())
}
