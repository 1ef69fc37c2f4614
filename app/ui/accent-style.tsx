import type { ReactNode } from 'react'
import { accentOnNight, accentOnPaper } from './accent'
import { usePageContext } from './page-context'

/** The name under which a colour is known to the style sheet: its digits. */
export function accentName(accent: string): string {
  return accent.replace(/[^\da-f]/gi, '').toLowerCase()
}

/** One small style block, allowed by the nonce of the page, that tells both themes a brand's metal. */
export function AccentStyle({ accent }: { accent: string }) {
  const { nonce } = usePageContext()
  const rule = `[data-accent="${accentName(accent)}"]{--accent-paper:${accentOnPaper(accent)};--accent-night:${accentOnNight(accent)}}`
  return (
    <style nonce={nonce} suppressHydrationWarning>
      {rule}
    </style>
  )
}

type AccentScopeProps = { accent: string | null | undefined; className?: string; children: ReactNode }

/** Everything inside is set in this brand's metal, whatever the page's own. */
export function AccentScope({ accent, className, children }: AccentScopeProps) {
  if (!accent) return <div className={className}>{children}</div>
  return (
    <div className={className} data-accent={accentName(accent)}>
      <AccentStyle accent={accent} />
      {children}
    </div>
  )
}
