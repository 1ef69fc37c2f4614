import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * Answers the opening of a checkout at once, and nothing else: what is measured is the club, with Stripe's SDK in it,
 * and not the stand-in, whose strictness costs more than the club does. Every other call is a 404.
 */
export async function openInstantTill(): Promise<{ origin: string; close: () => void }> {
  let opened = 0
  const server = createServer((request, response) => {
    request.resume()
    request.once('end', () => {
      const isCheckout = request.method === 'POST' && request.url === '/v1/checkout/sessions'
      response.writeHead(isCheckout ? 200 : 404, { 'content-type': 'application/json' })
      if (!isCheckout) return response.end('{"error":{"type":"invalid_request_error"}}')
      opened += 1
      const id = `cs_test_bench${opened}`
      response.end(JSON.stringify({ id, object: 'checkout.session', url: `http://127.0.0.1/c/pay/${id}` }))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, close: () => server.closeAllConnections() ?? server.close() }
}
