import type { ReactNode } from 'react'
import { classNames } from './class-names'

type CapsProps = {
  as?: 'p' | 'span' | 'h2' | 'h3'
  accent?: boolean
  className?: string
  children: ReactNode
}

/** Small tracked capitals, for labels only. */
export function Caps({ as: Tag = 'p', accent, className, children }: CapsProps) {
  return <Tag className={classNames('caps', accent && 'text-accent', className)}>{children}</Tag>
}
