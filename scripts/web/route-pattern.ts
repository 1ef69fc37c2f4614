import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import { pagePath } from './narrow-build'
import type { Pages } from './pages'

type RouteObject = Parameters<typeof matchRoutes>[0][number]

/**
 * Makes the function that names the route of a path by its pattern, `/i/:token` for `/i/x7f…`, so that logs and
 * metrics never see what a path holds. A path of no route is `unmatched`, a built file `/assets/*`.
 */
export function createRoutePattern(buildFor: Pages['buildFor']): (path: string) => Promise<string> {
  const trees = new WeakMap<ServerBuild['routes'], RouteObject[]>()
  return async path => {
    if (path.startsWith('/assets/')) return '/assets/*'
    const { routes } = await buildFor(path)
    const tree = trees.get(routes) ?? layOut(routes)
    trees.set(routes, tree)
    const matches = matchRoutes(tree, pagePath(path)) ?? []
    const named = matches.map(match => match.route.path).filter(Boolean)
    if (named.length > 0) return `/${named.join('/')}`
    return matches.some(match => match.route.index) ? '/' : 'unmatched'
  }
}

/** The tree that Remix matches an address against. */
export function layOut(routes: ServerBuild['routes'], parentId?: string): RouteObject[] {
  return Object.values(routes)
    .filter(route => route?.parentId === parentId)
    .map(route =>
      route?.index
        ? { id: route.id, path: route.path, index: true as const }
        : { id: route?.id, path: route?.path, children: layOut(routes, route?.id) },
    )
}
