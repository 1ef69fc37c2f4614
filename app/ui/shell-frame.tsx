import { Link, NavLink, useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { defineCopy } from '~/shared/copy'
import { classNames } from './class-names'
import { type Flash, FlashNotice } from './flash-notice'
import { LanguageSwitch } from './language-switch'
import { useCopy } from './locale'
import { ThemeSwitch } from './theme-switch'

const copy = defineCopy({
  fr: {
    skip: 'Aller au contenu',
    menu: 'Menu',
    nav: 'La maison',
    within: '{{part}}, ses pages',
    home: 'Connivence, accueil',
  },
  en: {
    skip: 'Go to the content',
    menu: 'Menu',
    nav: 'The house',
    within: '{{part}}, its pages',
    home: 'Connivence, home',
  },
})

/**
 * `end` marks an entry as active on its own page only, not on those below it. The entries `within` another stand in a
 * second line while one of them is open, the first being the entry's own page.
 */
export type NavItem = { to: string; label: string; end?: boolean; within?: readonly NavItem[] }
export type Account = { name: string; href: string; detail?: string }

export type ShellProps = {
  nav: readonly NavItem[]
  homeHref: string
  account: Account | null
  flash?: Flash | null
  /** Stands at the start of the foot: who to write to, how to leave. */
  footer?: ReactNode
  /** The page brings its own margins, as one with a picture from edge to edge. */
  bare?: boolean
  children: ReactNode
}

type ShellFrameProps = ShellProps & { className?: string; mainClassName: string }

export function ShellFrame(props: ShellFrameProps) {
  const { nav, homeHref, account, flash, footer, bare, className, mainClassName, children } = props
  const t = useCopy(copy)
  return (
    <div className={classNames('shell', className)}>
      <a href="#content" className="skip-link">
        {t('skip')}
      </a>
      <header className="shell-head">
        <Link to={homeHref} className="wordmark" aria-label={t('home')}>
          Connivence
        </Link>
        <nav className="shell-nav" aria-label={t('nav')}>
          <NavLinks nav={nav} />
        </nav>
        {account ? <AccountLink account={account} className="caps shell-account" /> : <span />}
        <Menu label={t('menu')} navName={t('nav')} nav={nav} account={account} />
      </header>
      <Within nav={nav} />
      <FlashNotice flash={flash} />
      <main id="content" tabIndex={-1} className={bare ? undefined : mainClassName}>
        {children}
      </main>
      <footer className="shell-foot">
        <div>{footer}</div>
        <div className="flex flex-wrap gap-x-8">
          <ThemeSwitch />
          <LanguageSwitch />
        </div>
      </footer>
    </div>
  )
}

function NavLinks({ nav }: { nav: readonly NavItem[] }) {
  const { pathname } = useLocation()
  return nav.map(item =>
    item.within ? (
      <Link key={item.to} to={item.to} aria-current={holds(item, pathname) ? 'page' : undefined}>
        {item.label}
      </Link>
    ) : (
      <NavLink key={item.to} to={item.to} end={item.end}>
        {item.label}
      </NavLink>
    ),
  )
}

/** The pages of the part of the house that is open, when it has several. */
function Within({ nav }: { nav: readonly NavItem[] }) {
  const { pathname } = useLocation()
  const t = useCopy(copy)
  const part = nav.find(item => holds(item, pathname))
  if (!part?.within) return null
  return (
    <nav className="shell-within" aria-label={t('within', { part: part.label })}>
      <NavLinks nav={part.within} />
    </nav>
  )
}

function holds({ to, within }: NavItem, pathname: string): boolean {
  const entries = within ? [to, ...within.map(item => item.to)] : [to]
  return entries.some(entry => pathname === entry || pathname.startsWith(`${entry}/`))
}

function AccountLink({ account, className }: { account: Account; className: string }) {
  return (
    <Link to={account.href} className={className}>
      {account.name}
      {account.detail ? ` · ${account.detail}` : ''}
    </Link>
  )
}

type MenuProps = { label: string; navName: string; nav: readonly NavItem[]; account: Account | null }

/** On a phone the entries lie under one word. A new page closes it: its key is the page. */
function Menu({ label, navName, nav, account }: MenuProps) {
  const { pathname } = useLocation()
  return (
    <details key={pathname} className="shell-menu">
      <summary className="caps">{label}</summary>
      <nav className="shell-menu-sheet" aria-label={navName}>
        <NavLinks nav={nav} />
        {account ? <AccountLink account={account} className="caps shell-menu-account" /> : null}
      </nav>
    </details>
  )
}
