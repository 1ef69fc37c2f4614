import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { limitBody } from '../../../scripts/web/limit-body'

const app = express()
app.use(limitBody(1000, { path: /^\/applications\/[\w-]+\/files(\.data)?$/, bytes: 4000 }))
app.use((_request, response) => void response.send('taken'))
const server = createServer(app)
beforeAll(() => new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise(resolve => server.close(resolve)))

async function post(path: string, bytes: number): Promise<number> {
  const { port } = server.address() as AddressInfo
  const body = Buffer.alloc(bytes)
  return (await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body })).status
}

test('more may be sent to the address of uploads, and to no other', async () => {
  expect(await post('/applications/a-1/files', 3000)).toBe(200)
  expect(await post('/applications/a-1/files.data', 3000)).toBe(200)
  expect(await post('/applications/a-1/files', 5000)).toBe(413)
  expect(await post('/applications/a-1/files/b-2', 3000)).toBe(413)
  expect(await post('/applications/a-1', 3000)).toBe(413)
  expect(await post('/staff/imports', 900)).toBe(200)
})
