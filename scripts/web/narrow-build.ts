import type { ServerBuild } from '@remix-run/node'

type Routes = ServerBuild['routes']

/**
 * Makes the function that gives, for a path, the build with those routes alone that can have a part in its answer: each
 * route that lies on the path, and those of the addresses above it. Remix lays out and ranks every route of its build
 * several times a request, which for a house of this size costs as much as the rest of Remix; what it finds among the
 * few is what it would find among all. Builds of the same routes are one object, so that whoever keeps something by
 * the build keeps it once. A path that is written unusually is given the whole build, as is the one that asks for the
 * manifest.
 */
export function createNarrowing(build: ServerBuild): (path: string) => ServerBuild {
  const routes = Object.values(build.routes)
    .filter(route => route !== undefined)
    .map(({ id }) => ({ id, segments: fullPath(build.routes, id) }))
  const narrowed = new Map<string, ServerBuild>()
  return path => {
    const asked = pagePath(path)
    if (!/^\/([\w.~-]+(\/[\w.~-]+)*\/?)?$/.test(asked) || asked === '/__manifest') return build
    const segments = asked.toLowerCase().split('/').filter(Boolean)
    const ids = routes.filter(route => liesOn(segments, route.segments)).map(({ id }) => id)
    const key = ids.join(' ')
    const known = narrowed.get(key) ?? keepOnly(build, ids)
    narrowed.set(key, known)
    return known
  }
}

/** A page's data are asked for at the page's own path with `.data` behind it. */
export function pagePath(path: string): string {
  if (path === '/_root.data') return '/'
  return path.endsWith('.data') ? path.slice(0, -'.data'.length) : path
}

function fullPath(routes: Routes, id: string): string[] {
  const route = routes[id]
  const above = route?.parentId === undefined ? [] : fullPath(routes, route.parentId)
  return [...above, ...(route?.path ?? '').toLowerCase().split('/').filter(Boolean)]
}

/**
 * Each segment of the route is met at its place; one that holds a parameter is met by anything. A route with a segment
 * that may be left out has its others at no fixed place: it is always kept.
 */
function liesOn(asked: string[], segments: string[]): boolean {
  if (segments.some(segment => segment.endsWith('?'))) return true
  return segments.every((segment, place) => {
    if (segment === '*') return true
    const met = asked[place]
    return met !== undefined && (segment === met || segment.includes(':'))
  })
}

function keepOnly(build: ServerBuild, ids: string[]): ServerBuild {
  const pick = <T>(from: { [id: string]: T }) =>
    Object.fromEntries(ids.flatMap(id => (from[id] === undefined ? [] : [[id, from[id]]])))
  return {
    ...build,
    routes: pick(build.routes),
    assets: { ...build.assets, routes: pick(build.assets.routes) },
  }
}
