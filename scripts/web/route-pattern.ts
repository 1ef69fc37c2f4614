import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import type { Pages } from './pages'

type RouteObject = Parameters<typeof matchRoutes>[0][number]

/**
 * Makes the function that names the route of a path by its pattern, `/i/:token` for `/i/x7f…`, so that logs and
 * metrics never see what a path holds. A path of no route is `unmatched`, a built file `/assets/*`.
 */
export function createRoutePattern(build: Pages['build']): (path: string) => Promise<string> {
  const trees = new WeakMap<ServerBuild['routes'], RouteObject[]>()
  return async path => {
    if (path.startsWith('/assets/')) return '/assets/*'
    const { routes } = typeof build === 'function' ? await build() : build
    const tree = trees.get(routes) ?? branch(routes, undefined)
    trees.set(routes, tree)
    const matches = matchRoutes(tree, pagePath(path)) ?? []
    const named = matches.map(match => match.route.path).filter(Boolean)
    if (named.length > 0) return `/${named.join('/')}`
    return matches.some(match => match.route.index) ? '/' : 'unmatched'
  }
}

/** A page's data are asked for at the page's own path with `.data` behind it. */
function pagePath(path: string): string {
  if (path === '/_root.data') return '/'
  return path.endsWith('.data') ? path.slice(0, -'.data'.length) : path
}

function branch(routes: ServerBuild['routes'], parentId: string | undefined): RouteObject[] {
  return Object.values(routes)
    .filter(route => route?.parentId === parentId)
    .map(route =>
      route?.index
        ? { id: route.id, path: route.path, index: true as const }
        : { id: route?.id, path: route?.path, children: branch(routes, route?.id) },
    )
}
