import { getComposition } from '~/composition.server'
import { makeAdmin as makeAdminOf } from '~/domain/accounts/make-admin.server'
import { Refusal } from './checkout/refusal.mjs'

/** `npm run make-admin -- address`: makes the holder of an address an admin, and returns what to tell them. */
export async function makeAdmin(...words: string[]): Promise<string> {
  const [address, ...more] = words
  if (!address || more.length > 0) {
    throw new Refusal('Say whose address it is, and nothing more: npm run make-admin -- address@example.com')
  }
  const { ctx, close } = getComposition()
  try {
    const made = await makeAdminOf(ctx, address)
    if (!made.ok) throw new Refusal(`"${address}" is no address that a letter could reach.`)
    const { isNew, url } = made.value
    return [
      isNew ? `${address} is an admin of the club.` : `${address} was an admin of the club already.`,
      'This link signs them in, once, within fifteen minutes:',
      `  ${url}`,
    ].join('\n')
  } finally {
    await close()
  }
}
