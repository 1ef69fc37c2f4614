import { useEffect, useState } from 'react'

type ChooseAllProps = { formId: string; name: string; label: string }

/** Ticks or unticks everyone on the page who may be chosen. It is there only with a script, which it needs. */
export function ChooseAll({ formId, name, label }: ChooseAllProps) {
  const [isReady, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  if (!isReady) return null
  return (
    <label className="choice">
      <input type="checkbox" onChange={event => tickAll(formId, name, event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  )
}

function tickAll(formId: string, name: string, isTicked: boolean): void {
  const form = document.getElementById(formId)
  if (!(form instanceof HTMLFormElement)) return
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement && control.name === name && !control.disabled)
      control.checked = isTicked
  }
}
