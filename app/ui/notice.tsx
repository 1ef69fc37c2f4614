import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type NoticeTone = 'info' | 'good' | 'warn'

type NoticeProps = {
  tone?: NoticeTone
  title?: ReactNode
  /** Said aloud when it appears without a new page. */
  live?: boolean
  children?: ReactNode
}

export function Notice({ tone = 'info', title, live, children }: NoticeProps) {
  const className = classNames('notice', tone === 'good' && 'notice-good', tone === 'warn' && 'notice-warn')
  return (
    <div className={className} role={live ? 'status' : undefined}>
      {title ? <p className="notice-title">{title}</p> : null}
      {children}
    </div>
  )
}
