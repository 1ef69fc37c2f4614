import { redirect } from '@remix-run/node'
import { getCtx } from '~/composition.server'
import { findInvitationByToken } from '~/domain/invitations/queries.server'
import { notFound } from './form.server'
import { rememberLetter } from './letter-cookie.server'

type Letter = { invitationId: string; personId: string }

/**
 * Follows the link of a letter: the token is checked, this browser remembers whose letter it is in a sealed cookie, and
 * the page opens at an address without the token, which so never reaches a log, a Referer or Stripe. A token that opens
 * nothing is a 404.
 */
export async function followPersonalLink(
  request: Request,
  token: string | undefined,
  lead: (letter: Letter) => string,
): Promise<Response> {
  const { db, secrets } = getCtx()
  const letter = token ? await findInvitationByToken(db, secrets, token) : null
  if (!letter) notFound()
  return redirect(lead(letter), {
    headers: { 'Set-Cookie': await rememberLetter(request, letter), 'Referrer-Policy': 'no-referrer' },
  })
}
