import type { ReactNode } from 'react'

/** Nothing here yet, said as a sentence, and what to do about it. */
export function EmptyState({ text, action }: { text: string; action?: ReactNode }) {
  return (
    <div className="border-t border-rule py-10">
      <p className="voice measure">{text}</p>
      {action ? <div className="mt-5">{action}</div> : null}
    </div>
  )
}
