const switchedOff = 'desk-keys-off'

/**
 * The letter of a key pressed alone, away from any place where one writes or chooses; null for any other press. Small
 * letters, '?' included.
 */
export function readDeskKey(event: KeyboardEvent): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null
  if (!areDeskKeysOn() || isWriting(event.target)) return null
  return event.key.length === 1 ? event.key.toLowerCase() : null
}

/** Keys that do something by themselves can be switched off: whoever dictates, or touches keys by chance, is left alone. */
export function areDeskKeysOn(): boolean {
  try {
    return localStorage.getItem(switchedOff) === null
  } catch {
    return true
  }
}

export function switchDeskKeys(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(switchedOff)
    else localStorage.setItem(switchedOff, '1')
  } catch {
    // A browser that keeps nothing keeps the keys on.
  }
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement)
    return !['radio', 'checkbox', 'submit', 'button'].includes(target.type)
  return target.isContentEditable || target.matches('textarea, select')
}
