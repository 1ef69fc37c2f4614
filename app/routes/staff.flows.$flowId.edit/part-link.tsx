import { Link, useSubmit } from '@remix-run/react'
import { createContext, type MouseEvent, type ReactNode, useContext } from 'react'
import { formId } from './part-form'
import { type Selection, writeSelection } from './selection'

type Way = {
  /** Where a part is opened. */
  to: (selection: Selection) => string
  /** Something is typed that is not kept yet. */
  isTyping: boolean
}
const WayContext = createContext<Way>({ to: () => '', isTyping: false })
export const PartLinks = WayContext.Provider

type PartLinkProps = { selection: Selection; isCurrent?: boolean; className?: string; children: ReactNode }

/** Opens a part of the draft. What is typed in the one that is open is kept on the way. */
export function PartLink({ selection, isCurrent, className, children }: PartLinkProps) {
  const { to, isTyping } = useContext(WayContext)
  const submit = useSubmit()
  const keepFirst = (event: MouseEvent<HTMLAnchorElement>) => {
    const form = document.getElementById(formId)
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    if (!isTyping || !isPlain || !(form instanceof HTMLFormElement)) return
    event.preventDefault()
    const typed = new FormData(form)
    typed.set('intent', `open:${writeSelection(selection)}`)
    submit(typed, { method: 'post' })
  }
  return (
    <Link
      to={to(selection)}
      className={className}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={keepFirst}
    >
      {children}
    </Link>
  )
}
