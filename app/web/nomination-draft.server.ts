import { keptDraft } from '~/domain/nominations/schema'
import type { NominationDraft } from '~/domain/nominations/types'
import { clearCookie, readCookie, seal, unseal, writeCookie } from './cookies.server'

const name = 'nomination'

/**
 * A name between its writing and its sending stays in the nominator's own browser, for an hour: the house keeps nothing
 * of someone whose name was not put forward.
 */
export function writeNominationDraft(draft: NominationDraft): string {
  return writeCookie(name, seal(name, JSON.stringify(draft)), { maxAgeSeconds: 3600 })
}

export function readNominationDraft(request: Request): NominationDraft | null {
  const text = unseal(name, readCookie(request, name))
  const read = text === null ? null : keptDraft.safeParse(JSON.parse(text))
  return read?.success ? read.data : null
}

export function clearNominationDraft(): string {
  return clearCookie(name)
}
