import { createHmac } from 'node:crypto'

/**
 * Signs one webhook as Svix does: base64 of HMAC-SHA256 over `id.timestamp.body`, keyed by the bytes
 * behind `whsec_`. The timestamp is in whole seconds; the receiver refuses one more than 5 minutes off.
 */
export function signSvix(
  secret: string,
  message: { id: string; body: string; atSeconds: number },
): Record<string, string> {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const digest = createHmac('sha256', key)
    .update(`${message.id}.${message.atSeconds}.${message.body}`)
    .digest('base64')
  return {
    'svix-id': message.id,
    'svix-timestamp': String(message.atSeconds),
    'svix-signature': `v1,${digest}`,
  }
}
