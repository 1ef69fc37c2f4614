import type { ReactNode } from 'react'
import { LanguageSwitch } from './language-switch'
import { ThemeSwitch } from './theme-switch'

type AuthShellProps = { homeHref: string; children: ReactNode }

/** The threshold: nothing but a name, a question, and the light. */
export function AuthShell({ homeHref, children }: AuthShellProps) {
  return (
    <div className="threshold">
      <header className="threshold-head">
        <a href={homeHref} className="wordmark">
          Connivence
        </a>
        <LanguageSwitch />
      </header>
      <main className="page-appear">{children}</main>
      <footer className="page-margin pb-6">
        <ThemeSwitch />
      </footer>
    </div>
  )
}
