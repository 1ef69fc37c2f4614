import { redirect } from '@remix-run/node'
import { getCtx } from '~/composition.server'
import { readLetterHolder, readReader } from '~/domain/accounts/queries.server'
import { readSession } from '~/domain/accounts/read-session.server'
import { touchSession } from '~/domain/accounts/touch-session.server'
import type { Reader, SessionReading } from '~/domain/accounts/types'
import type { SignedIn } from '~/domain/kernel/actor'
import type { Locale } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { hasChosenLocale, readPreferences } from '~/shared/preferences'
import { notFound } from './form.server'
import { type LetterActor, readLatestLetterActor, readLetterActor } from './letter-cookie.server'
import { readSessionToken } from './session-cookie.server'

export type Visitor = {
  actor: SignedIn | LetterActor | null
  person: Reader | null
  locale: Locale
  theme: 'paper' | 'night' | 'auto'
}

export type SignedInVisitor = { actor: SignedIn; person: Reader; locale: Locale }

/**
 * Who asks, if anyone: the holder of a session, else of the letter last opened in this browser. The language is the one
 * chosen here, else the person's own, else the browser's.
 */
export async function readVisitor(request: Request): Promise<Visitor> {
  const theme = readPreferences(request.headers).theme ?? 'auto'
  const session = await readStandingSession(request)
  if (session) {
    const { actor, person } = session
    return { actor, person, locale: localeOf(request, person), theme }
  }
  const actor = await readLatestLetterActor(request)
  const person = actor && (await readReader(getCtx(), actor.personId))
  return { actor, person, locale: localeOf(request, person), theme }
}

/** The one who has signed in. Anyone else is led to the sign-in page, and back here afterwards. */
export async function requirePerson(request: Request): Promise<SignedInVisitor> {
  const session = await readStandingSession(request)
  if (!session) throw redirect(signInPath(request))
  return { actor: session.actor, person: session.person, locale: localeOf(request, session.person) }
}

/**
 * Someone who acts for the club, in a manner that `allows` accepts (any role when left out). Signed in but not allowed
 * is a 404, as nobody need know that the page exists; signed out leads to the sign-in page.
 */
export async function requireStaff(
  request: Request,
  allows: (actor: SignedIn) => boolean = () => true,
): Promise<SignedInVisitor> {
  const visitor = await requirePerson(request)
  if (visitor.actor.roles.length === 0 || !allows(visitor.actor)) notFound()
  return visitor
}

/** The invited person, signed in or with the letter opened in this browser; for anyone else the page is not there. */
export async function requireReader(request: Request, invitationId: string): Promise<SignedIn | LetterActor> {
  const session = await readStandingSession(request)
  if (session && (await readLetterHolder(getCtx(), invitationId))?.personId === session.person.id)
    return session.actor
  return (await readLetterActor(request, invitationId)) ?? notFound()
}

/** The one who has signed in, else the holder of the letter last opened here; anyone else is led to the sign-in page. */
export async function requireAnyone(request: Request): Promise<SignedIn | LetterActor> {
  const session = await readStandingSession(request)
  if (session) return session.actor
  const actor = await readLatestLetterActor(request)
  if (!actor) throw redirect(signInPath(request))
  return actor
}

async function readStandingSession(request: Request): Promise<SessionReading | null> {
  const token = readSessionToken(request)
  if (!token) return null
  const session = await readSession(getCtx(), token)
  if (session && !isRead(request)) await touchSession(getCtx(), session.actor.sessionId)
  return session
}

function localeOf(request: Request, person: Reader | null): Locale {
  const { locale } = readPreferences(request.headers)
  return hasChosenLocale(request.headers) || !person ? locale : person.locale
}

function signInPath(request: Request): string {
  const { pathname, search } = new URL(request.url)
  const back = isRead(request) ? pathname + search : pathname
  return back === paths.home() ? paths.signIn() : `${paths.signIn()}?to=${encodeURIComponent(back)}`
}

function isRead(request: Request): boolean {
  return request.method === 'GET' || request.method === 'HEAD'
}
