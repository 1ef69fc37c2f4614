import { createServer } from 'node:net'
import { Refusal } from '../checkout/refusal.mjs'

/**
 * The first port from `base` on that is free on both loopback addresses: a browser may look for `localhost` on either.
 * `taken` holds ports already promised to others.
 */
export async function freePort(base: number, taken: ReadonlySet<number> = new Set()): Promise<number> {
  for (let port = base; port < base + 100; port++) if (!taken.has(port) && (await isFree(port))) return port
  throw new Refusal(
    `Every port from ${base} to ${base + 99} is taken: end one of the programs that hold them.`,
  )
}

export async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '::1'))
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT'),
    )
    server.listen({ port, host, exclusive: true, ipv6Only: host === '::1' }, () =>
      server.close(() => resolve(true)),
    )
  })
}
