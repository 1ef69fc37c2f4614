import type { ReactNode } from 'react'
import { classNames } from './class-names'

type DisclosureProps = {
  summary: ReactNode
  open?: boolean
  /** A line of capitals, as over a letter; else the summary reads as a sentence. */
  caps?: boolean
  className?: string
  children: ReactNode
}

/** What is there for those who ask. It opens without a script. */
export function Disclosure({ summary, open, caps = true, className, children }: DisclosureProps) {
  return (
    <details className={classNames('disclosure', className)} open={open}>
      <summary className={caps ? 'caps' : undefined}>{summary}</summary>
      {children}
    </details>
  )
}
