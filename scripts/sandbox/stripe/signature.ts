import { createHmac } from 'node:crypto'

/** The headers of one webhook attempt: the signature covers the moment of sending, in seconds, and the exact body. */
export function webhookHeaders(body: string, secret: string, sentAt: Date): Record<string, string> {
  const seconds = Math.floor(sentAt.getTime() / 1000)
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
    'cache-control': 'no-cache',
    'stripe-signature': `t=${seconds},v1=${signature}`,
  }
}
