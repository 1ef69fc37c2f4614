import { getCtx } from '~/composition.server'
import { readLetterHolder } from '~/domain/accounts/queries.server'
import type { Actor } from '~/domain/kernel/actor'
import { readCookie, seal, unseal, writeCookie } from './cookies.server'

export type LetterActor = Extract<Actor, { kind: 'letter' }>

type OpenedLetter = { invitationId: string; personId: string; mark: string }

const name = 'letters'
const lifeSeconds = 90 * 24 * 3600
/** A cookie holds 4 kB; twenty letters are well below it. */
const most = 20

/**
 * Remembers in this browser that a person's letter was opened by its token: returns the Set-Cookie value. Call it only
 * once the token is verified. The memory ends when the invitation is given another link.
 */
export async function rememberLetter(
  request: Request,
  letter: { invitationId: string; personId: string },
): Promise<string> {
  const holder = await readLetterHolder(getCtx(), letter.invitationId)
  if (holder?.mark == null || holder.personId !== letter.personId)
    throw new Error('the letter is not this person’s')
  const others = readOpenedLetters(request).filter(one => one.invitationId !== letter.invitationId)
  const all = [{ ...letter, mark: holder.mark }, ...others].slice(0, most)
  const text = all.map(one => [one.invitationId, one.personId, one.mark].join(' ')).join('\n')
  return writeCookie(name, seal(name, text), { maxAgeSeconds: lifeSeconds })
}

/** Who may read this invitation because this browser opened its letter, or null. */
export async function readLetterActor(request: Request, invitationId: string): Promise<LetterActor | null> {
  const opened = readOpenedLetters(request).find(one => one.invitationId === invitationId)
  return opened ? confirm(opened) : null
}

/** The holder of the letter that this browser opened last, or null. */
export async function readLatestLetterActor(request: Request): Promise<LetterActor | null> {
  for (const opened of readOpenedLetters(request)) {
    const actor = await confirm(opened)
    if (actor) return actor
  }
  return null
}

/** Every letter that this browser opened and that still holds, the latest first. */
export async function readLetterActors(request: Request): Promise<LetterActor[]> {
  const actors = await Promise.all(readOpenedLetters(request).map(confirm))
  return actors.filter(actor => actor !== null)
}

async function confirm({ invitationId, personId, mark }: OpenedLetter): Promise<LetterActor | null> {
  const holder = await readLetterHolder(getCtx(), invitationId)
  if (holder?.mark !== mark || holder.personId !== personId) return null
  return { kind: 'letter', personId, invitationId }
}

function readOpenedLetters(request: Request): OpenedLetter[] {
  const text = unseal(name, readCookie(request, name))
  if (text === null) return []
  return text.split('\n').flatMap(line => {
    const [invitationId, personId, mark] = line.split(' ')
    return invitationId && personId && mark ? [{ invitationId, personId, mark }] : []
  })
}
