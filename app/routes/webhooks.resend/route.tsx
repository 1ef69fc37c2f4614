import type { ActionFunctionArgs } from '@remix-run/node'
import { recordCarrierEvent } from '~/domain/letters/record-carrier-event.server'
import { getCtx } from '~/web/ctx.server'

/** Resend's signed webhooks. A body that it did not sign is refused; everything else is taken once. */
export async function action({ request }: ActionFunctionArgs) {
  const ctx = getCtx()
  const event = ctx.mail.readWebhook(await request.text(), request.headers)
  if (!event) return new Response('not signed by the carrier', { status: 400 })
  await recordCarrierEvent(ctx, event)
  return new Response(null, { status: 204 })
}
