import type { ActionFunctionArgs } from '@remix-run/node'
import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import { addPasskey, preparePasskey } from '~/domain/accounts/add-passkey.server'
import { describeDevice } from '~/domain/accounts/describe-device'
import { newPasskeyMessage } from '~/domain/accounts/schema'
import { getCtx } from '~/web/ctx.server'
import { malformed, notFound } from '~/web/form.server'
import { requirePerson } from '~/web/visitor.server'

export const nothingToRead = () => notFound()

/** Without a response: a challenge. With one: the key is kept. */
export async function postNewPasskey({ request }: ActionFunctionArgs): Promise<Response> {
  const { actor } = await requirePerson(request)
  const body: unknown = await request.json().catch(() => malformed())
  if (typeof body !== 'object' || body === null || !('response' in body)) {
    const prepared = await preparePasskey(getCtx(), actor)
    return prepared.ok ? Response.json(prepared.value) : notFound()
  }
  const message = newPasskeyMessage.safeParse(body)
  if (!message.success) malformed()
  const { challengeId, response } = message.data
  const added = await addPasskey(getCtx(), actor, {
    challengeId,
    response: response as unknown as RegistrationResponseJSON,
    label: describeDevice(request.headers.get('user-agent')),
  })
  return added.ok ? Response.json({ added: true }) : Response.json({ reason: added.reason }, { status: 422 })
}
