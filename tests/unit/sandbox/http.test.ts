import { afterEach, describe, expect, it } from 'vitest'
import { type HttpServer, holdPort, startHttp } from '../../../scripts/sandbox/shared/http'

const servers: HttpServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map(server => server.close()))
})

async function start(): Promise<string> {
  const server = await startHttp({
    port: 0,
    routes: [
      { method: 'GET', pattern: '/people/:id', handle: ({ params }) => ({ status: 200, body: params.id }) },
      { method: 'POST', pattern: '/people', handle: ({ body }) => ({ status: 201, body }) },
      { method: 'POST', pattern: '/lost', handle: () => ({ cut: true }) },
    ],
    notFound: () => ({ status: 404, body: 'nowhere' }),
    methodNotAllowed: (_, allowed) => ({ status: 405, body: allowed.join(', ') }),
  })
  servers.push(server)
  return server.origin
}

describe('the strict router', () => {
  it('answers its own routes, with decoded names and the body as it came', async () => {
    const origin = await start()
    expect(await (await fetch(`${origin}/people/%C3%89lise%2F7?x=1`)).text()).toBe('Élise/7')
    const posted = await fetch(`${origin}/people`, { method: 'POST', body: '{"a": 1}' })
    expect([posted.status, await posted.text()]).toEqual([201, '{"a": 1}'])
    expect((await fetch(`${origin}/people/7`, { method: 'HEAD' })).status).toBe(200)
  })

  it.each(['/people/', '//people/7', '/people/7/', '/People/7', '/people/%E0%A4%A'])(
    'does not guess at %s',
    async path => {
      expect((await fetch((await start()) + path)).status).toBe(404)
    },
  )

  it('names the methods that a path knows', async () => {
    const response = await fetch(`${await start()}/people/7`, { method: 'DELETE' })
    expect([response.status, await response.text()]).toEqual([405, 'GET'])
  })

  it('cuts the line when told to', async () => {
    await expect(fetch(`${await start()}/lost`, { method: 'POST' })).rejects.toThrow()
  })
})

describe('a held port', () => {
  it('is refused to a second one, and lets requests wait until it serves', async () => {
    const held = await holdPort({ port: 0 })
    servers.push(held)
    await expect(holdPort({ port: held.port })).rejects.toThrow('EADDRINUSE')
    const waiting = fetch(held.origin)
    held.serve({
      routes: [{ method: 'GET', pattern: '/', handle: () => ({ status: 200, body: 'here' }) }],
      notFound: () => ({ status: 404 }),
      methodNotAllowed: () => ({ status: 405 }),
    })
    expect(await (await waiting).text()).toBe('here')
  })
})
