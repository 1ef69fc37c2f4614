import { createHash, createHmac } from 'node:crypto'

/**
 * Makes secrets from the house's own key and an id (HMAC-SHA-256), each for one purpose, so that no working link is
 * ever stored: `token` is 256 bits in base64url; `code` is six decimal digits, its modulo bias below 10⁻¹³ as it is
 * drawn from 64 bits; `hash` (SHA-256, 32 bytes) is what the database keeps. Another `generation` makes a new token
 * and leaves the former one without a hash to match.
 */
export function createSecrets(key: string) {
  const derive = (...parts: string[]) => createHmac('sha256', key).update(parts.join('\n')).digest()
  return {
    token: (purpose: string, id: string, generation = 1): string =>
      derive('token', purpose, id, String(generation)).toString('base64url'),
    code: (purpose: string, id: string): string =>
      (derive('code', purpose, id).readBigUInt64BE(0) % 1_000_000n).toString().padStart(6, '0'),
    hash: (secret: string): Buffer => createHash('sha256').update(secret).digest(),
  }
}
