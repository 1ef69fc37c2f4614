import type { ActionFunctionArgs } from '@remix-run/node'
import { receiveStripeEvent } from '~/domain/deposits/receive-stripe-event.server'
import { getCtx } from '~/web/ctx.server'

/** Stripe's signed webhooks. A body that it did not sign is refused; every other is kept once and followed up later. */
export async function action({ request }: ActionFunctionArgs) {
  const rawBody = await request.text()
  const signature = request.headers.get('stripe-signature')
  const received = await receiveStripeEvent(getCtx(), { rawBody, signature })
  return received.ok
    ? new Response(null, { status: 200 })
    : new Response('not signed by Stripe', { status: 400 })
}
