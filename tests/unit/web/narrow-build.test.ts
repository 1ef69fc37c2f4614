import { join } from 'node:path'
import { flatRoutes } from '@remix-run/dev/dist/config/flat-routes.js'
import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkout } from '../../../scripts/checkout/folder.mjs'
import { createNarrowing } from '../../../scripts/web/narrow-build'
import { layOut } from '../../../scripts/web/route-pattern'

const routes = Object.fromEntries(
  [
    { id: 'root', path: '', parentId: undefined, index: undefined },
    ...Object.values(flatRoutes(join(checkout, 'app'))),
  ].map(({ id, path, parentId, index }) => [id, { id, path, parentId, index, module: {} }]),
)
const build = { routes, assets: { routes } } as unknown as ServerBuild
const narrow = createNarrowing(build)
const match = ({ routes }: ServerBuild, path: string) =>
  matchRoutes(layOut(routes), path)?.map(({ route, params, pathname }) => [route.id, params, pathname])

/** Words that addresses are made of: those of the routes, and some that are of none. */
const words = [...new Set(Object.values(routes).flatMap(({ path }) => path?.split('/') ?? []))]
const segment = fc.oneof(
  fc.constantFrom(...words.map(word => word.replaceAll(/[:*?]/g, ''))),
  fc.stringMatching(/^[\w.~-]{1,12}$/),
  fc.string({ minLength: 1, maxLength: 4 }).filter(word => !word.includes('%')),
)
const address = fc.array(segment, { maxLength: 7 }).map(parts => `/${parts.join('/')}`)

describe('the routes laid before Remix for a path', () => {
  it('match what all of them match, for any address and those above it', () => {
    fc.assert(
      fc.property(address, path => {
        const few = narrow(path)
        const parts = path.split('/')
        for (let length = parts.length; length > 0; length -= 1) {
          const above = parts.slice(0, length).join('/') || '/'
          expect(match(few, above)).toEqual(match(build, above))
        }
      }),
      { numRuns: 150 },
    )
  })

  it('match it for each address that the house has', () => {
    for (const { id } of Object.values(routes)) {
      const path = addressOf(id)
      expect(match(narrow(path), path)).toEqual(match(build, path))
      expect(narrow(`${path}.data`)).toBe(narrow(path))
    }
  })

  it('are few, and one object for addresses of one kind', () => {
    const one = narrow('/staff/events/a1/waves/new')
    expect(narrow('/staff/events/b2/waves/new/')).toBe(one)
    expect(Object.keys(one.routes).length).toBeLessThan(12)
    expect(Object.keys(one.assets.routes)).toEqual(Object.keys(one.routes))
  })

  it('are all of them where the manifest is asked for, or a path is written unusually', () => {
    for (const path of ['/__manifest', '//events', '/events/%C3%A9t%C3%A9', '/events/été', '/a b'])
      expect(narrow(path)).toBe(build)
  })
})

function addressOf(id: string): string {
  const route = routes[id]
  const above = route?.parentId === undefined ? '' : addressOf(route.parentId)
  const own = (route?.path ?? '').replaceAll(/:\w+/g, 'x1').replace('*', 'nowhere/at-all')
  return own === '' ? above || '/' : `${above === '/' ? '' : above}/${own}`
}
